import { cleanup, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, describe, expect, it, vi } from "vitest";
import { LineChart } from "./LineChart.tsx";
import { toSeries } from "./line.ts";

const format = { kind: "count", unit: "households", decimals: 0 };
const model = toSeries({
  interval: "day",
  zone: "UTC",
  from: "2026-11-17T00:00:00Z",
  compareFrom: null,
  unfinished: false,
  buckets: ["2026-11-17T00:00:00Z", "2026-11-18T00:00:00Z", "2026-11-19T00:00:00Z"],
  series: ["App", "Web"].map((label, at) => ({
    key: label,
    label,
    role: "value",
    format,
    goodDirection: "up",
    values: [10 + at, 20 + at, 30 + at],
  })),
});

afterEach(cleanup);

describe("the line chart by keyboard", () => {
  it("is one tab stop, speaks each point, opens its people, and shows the table", async () => {
    const onDrill = vi.fn();
    const onTable = vi.fn();
    render(<LineChart model={model} summary="Three days." onDrill={onDrill} onTable={onTable} />);
    const user = userEvent.setup();
    const spoken = () => screen.getByRole("status").textContent;

    await user.tab();
    expect(document.activeElement?.getAttribute("aria-roledescription")).toBe("line chart");
    await user.keyboard("{ArrowRight}");
    expect(spoken()).toBe("Thu 19 Nov, App, 30 households");
    await user.keyboard("{ArrowLeft}{ArrowDown}");
    expect(spoken()).toBe("Wed 18 Nov, Web, 21 households");
    await user.keyboard("{Home}{Enter}");
    expect(onDrill).toHaveBeenCalledWith({ series: 1, point: 0 });
    await user.keyboard("t");
    expect(onTable).toHaveBeenCalledOnce();
    await user.keyboard("{Escape}");
    expect(spoken()).toBe("");
    await user.tab();
    expect(document.activeElement).toBe(document.body);
  });

  it("leaves keys with modifiers to the browser", async () => {
    const onTable = vi.fn();
    render(<LineChart model={model} summary="Three days." onTable={onTable} />);
    const user = userEvent.setup();
    await user.tab();
    await user.keyboard("{Control>}t{/Control}");
    expect(onTable).not.toHaveBeenCalled();
  });
});
