// One progress display from the first check to the URL. Plain JavaScript without dependencies: it runs before the
// packages are installed, on whatever Node the user has.

const FRAMES = ["⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏"];
const FRAME_MS = 120;
const DETAIL_EVERY_MS = 5000;

function seconds(ms) {
  return ms < 1000 ? "" : ` (${Math.round(ms / 1000)} s)`;
}

/** Shows steps one after another: a line that is rewritten on a terminal, plain lines elsewhere. */
export class Steps {
  #out;
  #live;
  #label = "";
  #detail = "";
  #began = 0;
  #told = 0;
  #frame = 0;
  #timer;

  constructor(out = process.stdout, live = Boolean(out.isTTY) && process.env.TERM !== "dumb") {
    this.#out = out;
    this.#live = live;
  }

  /** Begins a step; the one before it is done. */
  begin(label) {
    this.done();
    this.#label = label;
    this.#detail = "";
    this.#began = Date.now();
    this.#told = this.#began;
    if (!this.#live) return this.#line(`  ${label} ...`);
    this.#draw();
    this.#timer = setInterval(() => this.#draw(), FRAME_MS);
    this.#timer.unref();
  }

  /** What the step is at now, e.g. "120,000 rows, 8 s left". */
  detail(text) {
    this.#detail = text;
    if (this.#live || !this.#label || Date.now() - this.#told < DETAIL_EVERY_MS) return;
    this.#told = Date.now();
    this.#line(`  ${this.#label}: ${text}`);
  }

  /** Ends the step, if one runs. */
  done(text = this.#label) {
    if (!this.#label) return;
    const spent = seconds(Date.now() - this.#began);
    const wasShown = !this.#live && spent === "" && text === this.#label;
    this.#clear();
    if (!wasShown) this.#line(`✓ ${text}${spent}`);
  }

  /** Ends the step that did not work; the reason goes to standard error. */
  fail(text) {
    const label = this.#label;
    this.#clear();
    if (label) this.#line(`✗ ${label}\n`);
    process.stderr.write(`${text}\n`);
  }

  /** A line of its own, above the running step. */
  say(text) {
    if (this.#live && this.#label) this.#out.write("\r\x1b[2K");
    this.#line(text);
  }

  #clear() {
    clearInterval(this.#timer);
    if (this.#live && this.#label) this.#out.write("\r\x1b[2K");
    this.#label = "";
  }

  #draw() {
    this.#frame = (this.#frame + 1) % FRAMES.length;
    const text = `${FRAMES[this.#frame]} ${this.#label}${this.#detail ? `: ${this.#detail}` : ""}`;
    const width = (this.#out.columns ?? 80) - 1;
    this.#out.write(`\r\x1b[2K${text.length > width ? `${text.slice(0, width - 1)}…` : text}`);
  }

  #line(text) {
    this.#out.write(`${text}\n`);
  }
}
