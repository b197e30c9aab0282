/** See `steps.mjs`. */
export declare class Steps {
  constructor(out?: NodeJS.WriteStream, live?: boolean);
  begin(label: string): void;
  detail(text: string): void;
  done(text?: string): void;
  fail(text: string): void;
  say(text: string): void;
}
