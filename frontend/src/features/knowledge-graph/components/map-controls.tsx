import type { ReactNode } from "react";
import { DashIcon } from "@/components/icons";

interface MapControlsProps {
  onZoomIn: () => void;
  onZoomOut: () => void;
  onFit: () => void;
}

function Stroke({ path }: { path: string }) {
  return (
    <svg
      viewBox="0 0 20 20"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      className="size-4"
    >
      <path d={path} />
    </svg>
  );
}

export function MapControls({ onZoomIn, onZoomOut, onFit }: MapControlsProps) {
  return (
    <div className="absolute bottom-3 left-3 flex divide-x divide-line overflow-hidden rounded-lg border border-edge/60 bg-raised">
      <Control label="Zoom in" onClick={onZoomIn}>
        <Stroke path="M5 10h10M10 5v10" />
      </Control>
      <Control label="Zoom out" onClick={onZoomOut}>
        <DashIcon />
      </Control>
      <Control label="Show everything" onClick={onFit}>
        <Stroke path="M4 7.500V4h3.500M12.500 4H16v3.500M16 12.500V16h-3.500M7.500 16H4v-3.500" />
      </Control>
    </div>
  );
}

interface ControlProps {
  label: string;
  onClick: () => void;
  children: ReactNode;
}

function Control({ label, onClick, children }: ControlProps) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      onClick={onClick}
      className="flex size-11 cursor-pointer items-center justify-center text-soft -outline-offset-2 hover:bg-sunken hover:text-ink"
    >
      {children}
    </button>
  );
}
