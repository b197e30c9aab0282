import { Link } from "@tanstack/react-router";
import type { TrendQuery } from "@throughline/model";
import { type ReactElement, useState } from "react";
import { Button } from "../../../ui/Button.tsx";
import { Drawer } from "../../../ui/Drawer.tsx";
import { bucketLabel } from "../../../ui/format/bucket.ts";
import { formatNumber } from "../../../ui/format/number.ts";
import { EmptyState } from "../../../ui/states/EmptyState.tsx";
import { ErrorState } from "../../../ui/states/ErrorState.tsx";
import { Skeleton } from "../../../ui/states/Skeleton.tsx";
import { nounTitle, plural } from "../../../values/nouns.ts";
import type { PeopleKey } from "../draft/insight-search.ts";
import type { Nouns } from "../editor/measure-words.ts";
import { saveBlob } from "../result/csv.ts";
import { countsPeople } from "../result/TrendTotals.tsx";
import type { TrendAnswer } from "../result/use-trend.ts";
import { MemberList } from "./MemberList.tsx";
import styles from "./PeopleDrawer.module.css";
import { readExport } from "./read-export.ts";
import { StandsOut } from "./StandsOut.tsx";
import { type FigurePopulation, useFigure } from "./use-figure.ts";

interface PeopleDrawerProps {
  readonly workspaceId: string;
  readonly query: TrendQuery;
  readonly trend: TrendAnswer;
  readonly peopleKey: PeopleKey;
  readonly nouns: Nouns;
  readonly onClose: () => void;
}

/** The people behind one figure: how many, what stands out, and who. */
export function PeopleDrawer(props: PeopleDrawerProps): ReactElement {
  const { workspaceId, query, trend, peopleKey, nouns, onClose } = props;
  const figure = useFigure(workspaceId, query, trend.receipt.version, peopleKey);
  const series = trend.series[peopleKey.series];
  const { population } = figure;
  const noun = plural(population?.unit === "account" ? nouns.account : nouns.customer);
  const caption = `${nounTitle(series?.label ?? "figure")}, ${whenOf(trend, peopleKey)}`;
  return (
    <Drawer
      caption={caption}
      title={population ? `${formatNumber(population.size)} ${noun}` : "Counting"}
      onClose={onClose}
      actions={population && <Actions {...props} population={population} caption={caption} where={figure.where} />}
      foot={population && <span>{population.sentence}</span>}
    >
      {figure.error && (
        <ErrorState
          what="The people behind this figure could not be read."
          kept="The insight is unchanged."
          error={figure.error}
          onRetry={figure.retry}
        />
      )}
      {!figure.error && !population && figure.loading && <Skeleton label="Counting people" rows={8} />}
      {!figure.error && !population && !figure.loading && (
        <EmptyState
          why={
            series?.peopleNote ??
            (series && countsPeople(series)
              ? "Nobody stands behind this figure."
              : "A formula has no people of its own.")
          }
        />
      )}
      {population && (
        <div className={styles["body"]}>
          {series?.peopleNote && <p className={styles["note"]}>{series.peopleNote}</p>}
          <StandsOut population={population} noun={noun} />
          <MemberList
            population={population}
            workspaceId={workspaceId}
            zone={trend.zone}
            noun={noun}
            onMore={figure.more}
          />
        </div>
      )}
    </Drawer>
  );
}

interface ActionsProps extends PeopleDrawerProps {
  readonly population: FigurePopulation;
  readonly caption: string;
  readonly where: unknown;
}

function Actions({ workspaceId, query, trend, population, caption, where }: ActionsProps): ReactElement {
  const [failed, setFailed] = useState("");
  const { version } = trend.receipt;
  const save = (): void => {
    setFailed("");
    readExport({ workspaceId, unit: population.unit, where, version, includeInternal: query.includeInternal ?? false })
      .then((file) => saveBlob(caption, file))
      .catch((error: unknown) => setFailed(error instanceof Error ? error.message : String(error)));
  };
  const to = population.unit === "account" ? "/w/$workspaceId/accounts" : "/w/$workspaceId/people";
  return (
    <div className={styles["actions"]}>
      <Link to={to} params={{ workspaceId }} search={{ where }} className={styles["open"]}>
        Open as a list
      </Link>
      <Button onPress={save}>CSV</Button>
      {failed && <span role="alert">{failed}</span>}
    </div>
  );
}

function whenOf(trend: TrendAnswer, { bucket, compare }: PeopleKey): string {
  if (bucket === null) return compare ? "the period before" : "the whole range";
  const start = trend.buckets[bucket];
  if (start === null || start === undefined) return "one interval";
  return bucketLabel(new Date(start).toISOString(), undefined, trend.interval, trend.zone).full;
}
