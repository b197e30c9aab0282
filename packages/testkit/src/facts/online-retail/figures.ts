/** The figures of `expected.json` that the product is asked for. */
export interface OnlineRetailFigures {
  readonly rows: number;
  readonly rows_without_customer: number;
  readonly cancellation_rows: number;
  readonly clean: Clean;
  readonly monthly: Readonly<Record<string, MonthlyOrders>>;
  readonly countries: Readonly<Record<string, CountrySales>>;
}
export interface Clean {
  readonly rows: number;
  readonly invoices: number;
  readonly customers: number;
  readonly revenue: number;
}
export interface MonthlyOrders {
  readonly orders: number;
  readonly customers: number;
  readonly revenue: number;
}
export interface CountrySales {
  readonly customers: number;
  readonly revenue: number;
}
