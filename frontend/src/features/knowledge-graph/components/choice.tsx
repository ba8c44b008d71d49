interface ChoiceProps<Value extends string> {
  name: string;
  legend: string;
  choices: readonly { value: Value; label: string }[];
  value: Value;
  onChange: (value: Value) => void;
}

/** A few choices side by side, one of them taken. */
export function Choice<Value extends string>({
  name,
  legend,
  choices,
  value,
  onChange,
}: ChoiceProps<Value>) {
  return (
    <fieldset className="flex rounded-lg border border-edge/60 bg-raised p-0.5">
      <legend className="sr-only">{legend}</legend>
      {choices.map((choice) => (
        <label
          key={choice.value}
          className="flex min-h-10 cursor-pointer items-center rounded-md px-4 text-sm font-medium text-soft hover:text-ink has-checked:bg-sunken has-checked:text-ink has-focus-visible:outline-2 has-focus-visible:outline-accent"
        >
          <input
            type="radio"
            name={name}
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
