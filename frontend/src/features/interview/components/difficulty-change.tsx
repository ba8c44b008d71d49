import type { Difficulty } from "@/api/types";
import { DownIcon, UpIcon } from "@/components/icons";
import { DIFFICULTY_LABEL } from "@/lib/labels";

const LEVELS: Difficulty[] = ["easy", "medium", "hard"];

interface DifficultyChangeProps {
  before: Difficulty;
  after: Difficulty;
}

export function DifficultyChange({ before, after }: DifficultyChangeProps) {
  if (before === after) return null;
  const harder = LEVELS.indexOf(after) > LEVELS.indexOf(before);
  const Icon = harder ? UpIcon : DownIcon;
  return (
    <p className="flex items-center gap-2.5 border-t border-line pt-5 text-[0.9375rem] text-soft">
      <Icon className="text-accent" />
      {harder ? "The difficulty goes up" : "The difficulty goes down"} to{" "}
      {DIFFICULTY_LABEL[after].toLowerCase()}.
    </p>
  );
}
