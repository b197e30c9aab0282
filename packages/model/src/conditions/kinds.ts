/** Every kind of condition, one line each. */
export { account } from "./account/account.ts";
export { all } from "./all/all.ts";
export { any } from "./any/any.ts";
export { consent } from "./consent/consent.ts";
export { did } from "./did/did.ts";
export { existedFor } from "./existed-for/existed-for.ts";
export { ids } from "./ids/ids.ts";
export { journey } from "./journey/journey.ts";
export { message } from "./message/message.ts";
export { not } from "./not/not.ts";
export { related } from "./related/related.ts";
export { score } from "./score/score.ts";
export { segment } from "./segment/segment.ts";
export { sequence } from "./sequence/sequence.ts";
export { trait } from "./trait/trait.ts";
export { wasIn } from "./was-in/was-in.ts";
