/** More rows than are read to explain one unit: nothing is cut off, because a part could give another answer. */
export class TooMuchToRead extends Error {
  readonly what: "acts" | "records" | "people";
  readonly most: number;

  constructor(what: TooMuchToRead["what"], most: number) {
    super(`more than ${most} ${what} to read`);
    this.what = what;
    this.most = most;
  }
}
