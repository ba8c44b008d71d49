import { useEffect, useId, useRef } from "react";
import { Button } from "@/components/button";

interface SkipDialogProps {
  open: boolean;
  onClose: () => void;
  onSkip: () => void;
}

/** A native modal dialog: the browser keeps the focus inside, closes it on Escape, gives focus back. */
export function SkipDialog({ open, onClose, onSkip }: SkipDialogProps) {
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (open) dialog.current?.showModal();
    else dialog.current?.close();
  }, [open]);

  return (
    <dialog
      ref={dialog}
      role="alertdialog"
      aria-labelledby={`${id}-title`}
      aria-describedby={`${id}-text`}
      onClose={onClose}
      className="m-auto w-[min(26rem,calc(100vw-2rem))] rounded-xl border border-line bg-raised p-6 text-ink shadow-2xl"
    >
      <h2 id={`${id}-title`} className="text-lg font-semibold">
        Skip this question?
      </h2>
      <p id={`${id}-text`} className="mt-2 text-pretty text-soft">
        A skipped question scores 0 and lowers the difficulty. It cannot be answered later.
      </p>
      <div className="mt-6 flex flex-wrap justify-end gap-3">
        <Button variant="quiet" onClick={onClose}>
          Keep answering
        </Button>
        <Button variant="primary" onClick={onSkip}>
          Skip question
        </Button>
      </div>
    </dialog>
  );
}
