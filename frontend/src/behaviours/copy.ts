/** `[data-copy="text"]`: copies the text; where the browser refuses (plain http in a local network) by the older way. */
import { around, type Behaviour } from "../behaviour.ts";
import { say } from "./toast.ts";

export const copy: Behaviour = {
  install() {
    document.addEventListener("click", (event) => {
      const button = around(event, "[data-copy]");
      if (button) void put(button.dataset.copy ?? "").then(() => say(button.dataset.copyDone ?? "", "success"));
    });
  },
};

async function put(text: string): Promise<void> {
  if (navigator.clipboard) {
    await navigator.clipboard.writeText(text);
    return;
  }
  const field = document.createElement("textarea");
  field.value = text;
  document.body.append(field);
  field.select();
  document.execCommand("copy");
  field.remove();
}
