/** What size, colour, opacity and lines mean. */
export function MapLegend() {
  return (
    <ul aria-label="Legend" className="flex flex-wrap gap-x-6 gap-y-2 text-sm text-soft">
      <li className="flex items-center gap-2">
        <span
          aria-hidden="true"
          className="h-2.5 w-20 rounded-full bg-linear-to-r from-bright-low via-bright-mid to-bright-good"
        />
        Beginner to expert
      </li>
      <li className="flex items-center gap-2">
        <span aria-hidden="true" className="size-3 rounded-full border-2 border-edge" />
        Not asked about yet
      </li>
      <li className="flex items-center gap-2">
        <span aria-hidden="true" className="flex items-center gap-1">
          <span className="size-3 rounded-full border border-bright-mid bg-bright-mid/30" />
          <span className="size-3 rounded-full bg-bright-mid" />
        </span>
        The fuller, the more certain
      </li>
      <li className="flex items-center gap-2">
        <span aria-hidden="true" className="flex items-center gap-1">
          <span className="size-2 rounded-full bg-edge" />
          <span className="size-3.5 rounded-full bg-edge" />
        </span>
        The larger, the more posts read
      </li>
      <li className="flex items-center gap-2">
        <span aria-hidden="true" className="flex w-6 flex-col gap-1.5">
          <span className="h-px bg-edge" />
          <span className="h-[3px] rounded-full bg-edge" />
        </span>
        The stronger, the more often together
      </li>
    </ul>
  );
}
