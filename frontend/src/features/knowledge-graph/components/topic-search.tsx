import { SearchIcon } from "@/components/icons";

interface TopicSearchProps {
  value: string;
  onChange: (value: string) => void;
  onEnter: () => void;
}

export function TopicSearch({ value, onChange, onEnter }: TopicSearchProps) {
  return (
    <form
      role="search"
      className="relative w-full sm:max-w-sm"
      onSubmit={(event) => {
        event.preventDefault();
        onEnter();
      }}
    >
      <SearchIcon className="pointer-events-none absolute top-1/2 left-3.5 -translate-y-1/2 text-faint" />
      <input
        type="search"
        aria-label="Search topics"
        placeholder="Search topics"
        value={value}
        maxLength={100}
        onChange={(event) => {
          onChange(event.target.value);
        }}
        className="h-11 w-full rounded-lg border border-edge/60 bg-raised pr-3 pl-10 placeholder:text-faint hover:border-edge"
      />
    </form>
  );
}
