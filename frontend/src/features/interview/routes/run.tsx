import { useQuery } from "@tanstack/react-query";
import { useParams } from "react-router";
import { Unloaded } from "@/components/unloaded";
import { interviewOptions } from "../api/get-interview";
import { InterviewRun } from "../components/interview-run";

export function RunRoute() {
  const { id = "" } = useParams();
  const query = useQuery(interviewOptions(id));

  if (query.data) return <InterviewRun key={query.data.id} interview={query.data} />;
  return (
    <div className="mx-auto max-w-2xl">
      <Unloaded
        query={query}
        loading={{ label: "Loading the interview", rows: 2 }}
        errorTitle="The interview could not be loaded"
        notFound={{
          title: "Interview not found",
          text: "There is no interview at this address.",
          back: { to: "/interview", label: "Start an interview" },
        }}
      />
    </div>
  );
}
