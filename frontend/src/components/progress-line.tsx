interface ProgressLineProps {
  label: string;
  value: number;
  max?: number;
}

export function ProgressLine({ label, value, max = 1 }: ProgressLineProps) {
  return <progress aria-label={label} value={value} max={max} className="progress-line" />;
}
