import { useQuery } from "@tanstack/react-query";
import { useId } from "react";
import { describeError } from "@/api/errors";
import type { Preferences } from "@/api/types";
import { Button } from "@/components/button";
import { Notice } from "@/components/notice";
import { preferencesOptions, useChangePreferences } from "../api/preferences";

const CHOICES: { value: Preferences["when_model_fails"]; label: string }[] = [
  { value: "offline", label: "Let the offline interviewer grade" },
  { value: "wait", label: "Keep my answer until the chat model is back" },
];

/** A choice is shown as made while it is being saved, and taken back when that fails. */
export function ModelFailureSetting() {
  const name = useId();
  const query = useQuery(preferencesOptions);
  const change = useChangePreferences();
  // Before it is known, nothing is chosen: that moves nothing on the page when it comes.
  const shown = change.isPending ? change.variables : query.data;
  return (
    <fieldset className="mt-4">
      <legend className="text-[0.9375rem] text-soft">If the chat model fails:</legend>
      <div className="mt-1 flex flex-col">
        {CHOICES.map(({ value, label }) => (
          <label
            key={value}
            className="flex min-h-11 cursor-pointer items-center gap-3 text-[0.9375rem]"
          >
            <input
              type="radio"
              name={name}
              checked={shown?.when_model_fails === value}
              onChange={() => {
                change.mutate({ when_model_fails: value });
              }}
              className="size-4.5 shrink-0 accent-solid"
            />
            {label}
          </label>
        ))}
      </div>
      {change.isError && (
        <Notice>Your choice could not be saved. {describeError(change.error)}</Notice>
      )}
      {query.isError && (
        <Notice>
          <p>What you chose before could not be loaded. {describeError(query.error)}</p>
          <Button className="mt-3" busy={query.isFetching} onClick={() => void query.refetch()}>
            Try again
          </Button>
        </Notice>
      )}
    </fieldset>
  );
}
