import { InsightLink } from "../../insight-link/InsightLink.tsx";
import { changeOf } from "../../ui/format/change.ts";
import { formatValue } from "../../ui/format/value.ts";
import { StatTile } from "../../ui/stat-tile/StatTile.tsx";
import { numbers, type TileRow } from "./finding-view.ts";
import styles from "./HomePage.module.css";

interface HomeTilesProps {
  readonly tiles: readonly TileRow[];
  /** Keys of the figures that moved no more than they usually do: their change keeps the grey ink. */
  readonly usual: ReadonlySet<string>;
}

/** The standing figures, each of them the way into its insight. */
export function HomeTiles({ tiles, usual }: HomeTilesProps) {
  if (tiles.length === 0) return null;
  return (
    <section aria-labelledby="home-tiles">
      <h2 id="home-tiles" className={styles["section"]}>
        At a glance <span>against the period before</span>
      </h2>
      <div className={styles["tiles"]}>
        {tiles.map((tile) => (
          <StatTile
            key={tile.key}
            label={<InsightLink definition={tile.definition}>{tile.label}</InsightLink>}
            value={formatValue(tile.value, tile.format, "compact")}
            exact={formatValue(tile.value, tile.format)}
            change={changeOf(
              tile.value,
              tile.compareValue,
              tile.format,
              usual.has(tile.key) ? "none" : tile.goodDirection,
            )}
            against={
              tile.compareValue === null || tile.compareValue === undefined
                ? "nothing to compare with"
                : `on ${formatValue(tile.compareValue, tile.format, "compact")}`
            }
            spark={numbers(tile.spark)}
            reference={tile.compareSpark ? numbers(tile.compareSpark) : null}
          />
        ))}
      </div>
    </section>
  );
}
