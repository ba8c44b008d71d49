import { Notice } from "@/components/notice";
import { Skeleton } from "@/components/skeleton";
import { Spinner } from "@/components/spinner";
import { QuestionTitle } from "./question-title";

/** In the place of a question that is still being written. */
export function NextQuestionWait({ focus, delayed }: { focus: boolean; delayed: string | null }) {
  return (
    <div className="space-y-5">
      <QuestionTitle focus={focus}>
        <span className="flex items-center gap-3 text-soft">
          <Spinner />
          The next question is being prepared
        </span>
      </QuestionTitle>
      {delayed ? (
        <Notice look="info">{delayed} Trying again; nothing is lost.</Notice>
      ) : (
        <Skeleton className="h-32" />
      )}
    </div>
  );
}
