/** Tabs, as the ARIA practices have them: one stop for the Tab key, arrows between them. */

import { element } from "./desk-dom.js";

const STEPS = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

/** Draw a tab for each of *items*, `{name, panel}`, and call *choose* with the chosen position. */
export function drawTabs(host, items, choose) {
  const tabs = items.map(({ name, panel }, at) =>
    element("button", { type: "button", role: "tab", id: `tab-${at}`, "aria-controls": panel.id }, name),
  );
  const turn = (chosen) => {
    tabs.forEach((tab, at) => {
      tab.setAttribute("aria-selected", String(at === chosen));
      tab.tabIndex = at === chosen ? 0 : -1;
    });
    for (const { panel } of items) panel.hidden = true;
    const { panel } = items[chosen];
    panel.hidden = false;
    panel.setAttribute("role", "tabpanel");
    panel.setAttribute("aria-labelledby", `tab-${chosen}`);
    choose(chosen);
  };
  tabs.forEach((tab, at) => tab.addEventListener("click", () => turn(at)));
  host.onkeydown = (event) => {
    const goal = next(event.key, tabs.indexOf(document.activeElement), tabs.length);
    if (goal === null) return;
    event.preventDefault();
    tabs[goal].focus();
    turn(goal);
  };
  host.replaceChildren(...tabs);
  host.hidden = false;
  turn(0);
}

/** Show a panel without tabs. */
export function withoutTabs(host, panel) {
  host.replaceChildren();
  host.hidden = true;
  panel.removeAttribute("role");
  panel.removeAttribute("aria-labelledby");
  panel.hidden = false;
}

function next(key, at, count) {
  if (key === "Home") return 0;
  if (key === "End") return count - 1;
  return key in STEPS ? (at + STEPS[key] + count) % count : null;
}
