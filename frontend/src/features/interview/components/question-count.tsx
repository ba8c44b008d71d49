import { useId, useState } from "react";

const MIN = 1;
const MAX = 20;

interface QuestionCountProps {
  value: number;
  onChange: (value: number) => void;
}

const STEP_STYLE =
  "border-edge/60 bg-raised hover:border-edge hover:bg-sunken flex size-11 cursor-pointer items-center justify-center rounded-lg border text-lg";

function clamp(value: number): number {
  return Math.min(MAX, Math.max(MIN, value));
}

export function QuestionCount({ value, onChange }: QuestionCountProps) {
  const id = useId();
  // What is being typed may be empty or out of range for a moment; it is put right on leaving.
  const [typed, setTyped] = useState<string | null>(null);
  const step = (by: number) => {
    setTyped(null);
    onChange(clamp(value + by));
  };
  return (
    <div>
      <label htmlFor={id} className="text-lg font-semibold">
        Number of questions
      </label>
      <div className="mt-4 flex items-center gap-2">
        <button
          type="button"
          aria-label="One question fewer"
          className={STEP_STYLE}
          onClick={() => {
            step(-1);
          }}
        >
          −
        </button>
        <input
          id={id}
          type="number"
          inputMode="numeric"
          min={MIN}
          max={MAX}
          step={1}
          value={typed ?? value}
          onChange={(event) => {
            setTyped(event.target.value);
            const number = Math.round(event.target.valueAsNumber);
            if (!Number.isNaN(number)) onChange(clamp(number));
          }}
          onBlur={() => {
            setTyped(null);
          }}
          className="h-11 w-20 [appearance:textfield] rounded-lg border border-edge/60 bg-raised text-center tabular-nums hover:border-edge [&::-webkit-inner-spin-button]:appearance-none"
        />
        <button
          type="button"
          aria-label="One question more"
          className={STEP_STYLE}
          onClick={() => {
            step(1);
          }}
        >
          +
        </button>
        <span className="ml-2 text-sm text-faint">
          {MIN} to {MAX}
        </span>
      </div>
    </div>
  );
}
