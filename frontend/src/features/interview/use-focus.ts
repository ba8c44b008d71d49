import { useSearchParams } from "react-router";
import { readFocus, writeFocus, type Focus } from "./focus";

export function useFocus() {
  const [params, setParams] = useSearchParams();
  const choose = (focus: Focus) => {
    setParams(writeFocus(focus), { preventScrollReset: true });
  };
  return { focus: readFocus(params), choose };
}
