import { useQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import { topicListOptions } from "@/api/list-topics";
import { ButtonLink } from "@/components/button";
import { EmptyState } from "@/components/empty-state";
import { PageHeading } from "@/components/page-heading";
import { Unloaded } from "@/components/unloaded";
import { progressOptions } from "../api/get-progress";
import { Facts } from "../components/facts";
import { KeyPointList } from "../components/key-point-list";
import { TopicList } from "../components/topic-list";

export function ProgressRoute() {
  return (
    <div className="mx-auto max-w-3xl">
      <PageHeading lead="How good you are at what you have read, and how sure that is.">
        Progress
      </PageHeading>
      <Content />
      <p className="mt-12 text-sm">
        <Link to="/account" className="text-soft underline decoration-1 underline-offset-3">
          Download or delete your data
        </Link>
      </p>
    </div>
  );
}

function Content() {
  const topics = useQuery(topicListOptions);
  const progress = useQuery(progressOptions);
  if (!topics.data || !progress.data) {
    return (
      <Unloaded
        query={topics.data ? progress : topics}
        loading={{ label: "Loading your progress", className: "h-24" }}
        errorTitle="Your progress could not be loaded"
      />
    );
  }
  const { items } = topics.data;
  if (items.length === 0) return <NothingRead />;
  const { answers, reviews, strongest, weakest } = progress.data;
  const now = progress.dataUpdatedAt;
  return (
    <div className="mt-8 space-y-12">
      {answers > 0 ? <Facts progress={progress.data} /> : <NothingAnswered />}
      <TopicList topics={items} />
      <KeyPointList
        id="reviews-heading"
        title="Due reviews"
        lead="About to be forgotten: answer them again, or reread them first. What an interview may ask for is not told here, only where it stands."
        points={reviews}
        now={now}
      />
      <KeyPointList
        id="strongest-heading"
        title="Strongest key points"
        lead="What you remember best."
        points={strongest}
        now={now}
      />
      <KeyPointList
        id="weakest-heading"
        title="Weakest key points"
        lead="What is most worth rereading."
        points={weakest}
        now={now}
      />
    </div>
  );
}

function NothingRead() {
  return (
    <EmptyState
      title="Nothing read yet"
      action={
        <ButtonLink to="/" variant="primary">
          Go to the library
        </ButtonLink>
      }
    >
      Finish a post, be interviewed on it, and see here how good you are at it.
    </EmptyState>
  );
}

function NothingAnswered() {
  return (
    <EmptyState
      title="Nothing answered yet"
      action={
        <ButtonLink to="/interview" variant="primary">
          Start an interview
        </ButtonLink>
      }
    >
      A few answers are enough for a first estimate of how good you are.
    </EmptyState>
  );
}
