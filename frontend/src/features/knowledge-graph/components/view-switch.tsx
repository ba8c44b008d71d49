import { Choice } from "./choice";

export type View = "map" | "list";

const CHOICES = [
  { value: "map", label: "Map" },
  { value: "list", label: "List" },
] as const;

interface ViewSwitchProps {
  value: View;
  onChange: (view: View) => void;
}

export function ViewSwitch({ value, onChange }: ViewSwitchProps) {
  return (
    <Choice
      name="view"
      legend="Show topics as"
      choices={CHOICES}
      value={value}
      onChange={onChange}
    />
  );
}
