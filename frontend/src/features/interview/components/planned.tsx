import { Link } from "react-router";
import type { InterviewPlan } from "@/api/types";
import { count } from "@/lib/format";

/** What an interview on due reviews or on a post will be about; there is nothing to choose. */
export function Planned({ plan }: { plan: InterviewPlan }) {
  const topics = plan.topics.filter(({ chosen }) => chosen);
  return (
    <section aria-labelledby="planned-heading">
      <h2 id="planned-heading" className="text-lg font-semibold wrap-anywhere">
        {plan.post ? (
          <>
            On{" "}
            <Link
              to={`/posts/${plan.post.id}`}
              className="text-accent underline decoration-1 underline-offset-3 hover:decoration-2"
            >
              {plan.post.title}
            </Link>
          </>
        ) : (
          `${count(plan.due_reviews, "key point")} to review`
        )}
      </h2>
      <p className="mt-1 text-[0.9375rem] text-pretty text-soft">
        {plan.post
          ? "Every question comes from this post."
          : "What you have missed or not been asked for a while, what is due longest first."}
      </p>
      <ul className="mt-4 space-y-2">
        {topics.map(({ name, why }) => (
          <li key={name} className="rounded-xl border border-line bg-raised px-4 py-3.5">
            <span className="block font-medium wrap-anywhere">{name}</span>
            <span className="mt-0.5 block text-[0.9375rem] text-soft">{why}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
