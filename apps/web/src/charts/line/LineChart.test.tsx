import { cleanup, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, describe, expect, it, vi } from "vitest";
import { LineChart } from "./LineChart.tsx";
import { LinePlot } from "./LinePlot.tsx";
import { toSeries } from "./line.ts";
import { scaleOf } from "./scale.ts";

const format = { kind: "count", unit: "households", decimals: 0 };
const modelOf = (values: readonly number[]) =>
  toSeries({
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
      values: values.map((value) => value + at),
    })),
  });
const model = modelOf([10, 20, 30]);

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

describe("the line chart's axis", () => {
  it("says where it starts when that is not zero", () => {
    const plot = (values: readonly number[]) => {
      const margins = { left: 40, right: 80, top: 8, bottom: 24 };
      const size = { width: 600, height: 300 };
      render(<LinePlot model={modelOf(values)} scale={scaleOf(values)} margins={margins} {...size} />);
    };
    plot([10, 20, 30]);
    expect(screen.queryByText(/^Axis starts at/)).toBeNull();
    plot([100, 104, 102]);
    expect(screen.getByText("Axis starts at 98")).toBeTruthy();
  });
});
