import { buttonStyle } from "@/components/button-styles";
import { AccountSection } from "./account-section";

export function YourData() {
  return (
    <AccountSection title="Your data">
      <p className="text-[0.9375rem] text-pretty text-soft">
        Everything that is stored about you: what you have read, every question, answer and grade,
        your abilities and badges, in one JSON file.
      </p>
      <a href="/api/account/data" download className={buttonStyle("secondary")}>
        Download my data
      </a>
    </AccountSection>
  );
}
