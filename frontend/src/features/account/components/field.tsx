import { useState } from "react";
import { AUTO_COMPLETE, INPUT_TYPE, type FieldSpec } from "../fields";

interface FieldProps {
  id: string;
  field: FieldSpec<string>;
  problem: string | undefined;
  onChange: () => void;
}

/** Uncontrolled, so that what a password manager fills in counts, and nothing typed is ever written over. */
export function Field({ id, field, problem, onChange }: FieldProps) {
  const [shown, setShown] = useState(false);
  const type = INPUT_TYPE[field.kind];
  const secret = type === "password";
  const describedBy = [field.hint && `${id}-hint`, problem && `${id}-problem`].filter(Boolean);
  return (
    <div>
      <label htmlFor={id} className="font-medium">
        {field.label}
      </label>
      {field.hint && (
        <p id={`${id}-hint`} className="mt-0.5 text-sm text-soft">
          {field.hint}
        </p>
      )}
      <div className="mt-1.5 flex gap-2">
        <input
          id={id}
          name={field.name}
          type={secret && shown ? "text" : type}
          autoComplete={AUTO_COMPLETE[field.kind]}
          autoCapitalize={field.kind === "name" ? "words" : "none"}
          spellCheck={false}
          dir={field.kind === "name" ? "auto" : undefined}
          aria-invalid={problem !== undefined || undefined}
          aria-describedby={describedBy.length > 0 ? describedBy.join(" ") : undefined}
          onChange={onChange}
          className="h-11 w-full min-w-0 flex-1 rounded-lg border border-edge/70 bg-canvas px-3.5 hover:border-edge aria-invalid:border-low"
        />
        {secret && (
          <button
            type="button"
            aria-label={`${shown ? "Hide" : "Show"} ${field.label.toLowerCase()}`}
            aria-controls={id}
            onClick={() => {
              setShown(!shown);
            }}
            className="h-11 w-16 shrink-0 cursor-pointer rounded-lg text-[0.9375rem] font-medium text-soft transition-colors hover:bg-sunken hover:text-ink"
          >
            {shown ? "Hide" : "Show"}
          </button>
        )}
      </div>
      {problem && (
        <p id={`${id}-problem`} className="mt-1.5 text-sm text-low">
          {problem}
        </p>
      )}
    </div>
  );
}
