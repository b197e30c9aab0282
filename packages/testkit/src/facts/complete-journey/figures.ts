/** The figures of `expected.json` that the product is asked for. */
export interface CompleteJourneyFigures {
  readonly rows: Readonly<Record<string, number>>;
  readonly targeted_households: number;
  readonly redeeming_households: number;
  readonly tx_households: number;
  readonly tx_baskets: number;
  readonly tx_sales_value: number;
  readonly tx_coupon_disc: number;
  readonly tx_retail_disc: number;
  readonly per_campaign: readonly PerCampaign[];
  readonly by_type: Readonly<Record<string, ByType>>;
  readonly redemptions_by_untargeted_pairs: number;
  readonly demographics_coverage: Coverage;
  readonly redemption_rate_by_income: Readonly<Record<string, ByIncome>>;
  readonly monthly_tx: Readonly<Record<string, MonthlySales>>;
  readonly unmatched_products: number;
  readonly top_departments: Readonly<Record<string, number>>;
}
export interface PerCampaign {
  readonly campaign_id: string;
  readonly type: string;
  readonly start: string;
  readonly end: string;
  readonly targeted: number;
  readonly redeeming_households: number;
  readonly redeeming_households_targeted: number;
  readonly redemptions: number;
  readonly redemptions_within_campaign_dates: number;
  readonly rate: number;
}
export interface ByType {
  readonly campaigns: number;
  readonly household_campaign_pairs: number;
  readonly redeeming_pairs: number;
  readonly rate: number;
}
export interface Coverage {
  readonly targeted_with_demographics: number;
  readonly income_counts: Readonly<Record<string, number>>;
}

export interface ByIncome {
  readonly pairs: number;
  readonly redeemed: number;
  readonly rate: number;
}
export interface MonthlySales {
  readonly lines: number;
  readonly baskets: number;
  readonly households: number;
  readonly sales: number;
}
