/** The figures of `expected.json` that the product is asked for. */
export interface GaFigures {
  readonly sessions: number;
  readonly hits: number;
  readonly visitors: number;
  readonly transactions: number;
  readonly sessions_with_transaction: number;
  readonly revenue_usd: number;
  readonly pageviews: number;
  readonly bounces: number;
  readonly by_channel: Readonly<Record<string, ChannelFigures>>;
  readonly by_device: Readonly<Record<string, number>>;
}

export interface ChannelFigures {
  readonly sessions: number;
  readonly bounces: number;
  readonly transactions: number;
  readonly revenue: number;
  readonly converting_sessions: number;
}
