import type { Show } from "../filters";

const CHOICES: { value: Show; label: string }[] = [
  { value: "all", label: "All" },
  { value: "unread", label: "Unread" },
  { value: "read", label: "Read" },
];

interface ShowFilterProps {
  value: Show;
  onChange: (value: Show) => void;
}

export function ShowFilter({ value, onChange }: ShowFilterProps) {
  return (
    <fieldset className="flex rounded-lg border border-edge/60 bg-raised p-0.5">
      <legend className="sr-only">Which posts to show</legend>
      {CHOICES.map((choice) => (
        <label
          key={choice.value}
          className="flex min-h-10 cursor-pointer items-center rounded-md px-4 text-sm font-medium text-soft hover:text-ink has-checked:bg-sunken has-checked:text-ink has-focus-visible:outline-2 has-focus-visible:outline-accent"
        >
          <input
            type="radio"
            name="show"
            value={choice.value}
            checked={choice.value === value}
            onChange={() => {
              onChange(choice.value);
            }}
            className="sr-only"
          />
          {choice.label}
        </label>
      ))}
    </fieldset>
  );
}
