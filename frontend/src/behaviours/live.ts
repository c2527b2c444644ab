/**
 * htmx as this house wants it: own origin only, no eval, no scripts in answers, no styles of its own, no copies of pages in storage (they hold
 * personal data). The CSRF token goes with every request; failures become messages; a lost session leads to the sign-in page.
 */
import htmx from "htmx.org";
import { around, type Behaviour } from "../behaviour.ts";
import { say } from "./toast.ts";

interface RequestDetail {
  verb: string;
  headers: Record<string, string>;
}

export const live: Behaviour = {
  install() {
    Object.assign(htmx.config, {
      selfRequestsOnly: true,
      allowEval: false,
      allowScriptTags: false,
      includeIndicatorStyles: false,
      historyEnabled: true,
      historyCacheSize: 0,
      refreshOnHistoryMiss: true,
      scrollBehavior: "auto",
      responseHandling: [
        { code: "204", swap: false },
        { code: "[23]..", swap: true },
        { code: "422", swap: true },
        { code: "...", swap: false, error: true },
      ],
    });
    document.addEventListener("htmx:configRequest", addToken);
    document.addEventListener("htmx:beforeRequest", (event) => setBusy(event, true));
    document.addEventListener("htmx:afterRequest", (event) => setBusy(event, false));
    document.addEventListener("htmx:sendError", () => say(document.body.dataset.errorNetwork ?? "", "danger"));
    document.addEventListener("htmx:timeout", () => say(document.body.dataset.errorNetwork ?? "", "danger"));
    document.addEventListener("htmx:responseError", onRefused);
    document.addEventListener("submit", forgetPath);
  },
};

function addToken(event: Event): void {
  const detail = (event as CustomEvent<RequestDetail>).detail;
  const token = document.querySelector<HTMLMetaElement>("meta[name='csrf-token']")?.content;
  if (token && detail.verb.toLowerCase() !== "get") detail.headers["X-CSRF-Token"] = token;
}

/** htmx notes the last address, search words included; it goes with the session. */
function forgetPath(event: SubmitEvent): void {
  if (around(event, "form[data-sign-out]")) sessionStorage.clear();
}

function setBusy(event: Event, isBusy: boolean): void {
  const target = (event as CustomEvent<{ target?: unknown }>).detail.target;
  if (!(target instanceof HTMLElement) || !target.matches("[data-live]")) return;
  if (isBusy) target.setAttribute("aria-busy", "true");
  else target.removeAttribute("aria-busy");
}

function onRefused(event: Event): void {
  const { xhr } = (event as CustomEvent<{ xhr: XMLHttpRequest }>).detail;
  if (xhr.status === 401) location.reload();
  else say(document.body.dataset.errorServer ?? "", "danger");
}
