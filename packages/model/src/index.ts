export {
  type BreakdownField,
  breakdownParts,
  decidedValues,
  hasAnyValue,
  mostBreakdownRows,
} from "./breakdown/field.ts";
export { breakdownValuesPlan, decidedText } from "./breakdown/values-plan.ts";
export { type CatalogNames, checkAgainstCatalog } from "./catalog/check-names.ts";
export { hasEveryName, missingNames } from "./catalog/names-found.ts";
export { channelFor, visitTexts } from "./channel/channel-for.ts";
export { channelNames } from "./channel/channel-of.ts";
export { channelRules } from "./channel/channel-rules.ts";
export type { ChannelRule, ChannelRules, EntryTest } from "./channel/rule.ts";
export { actCountsPlan, momentsPlan, type Pair, pairSizesPlan, valueCountsPlan } from "./compare/compare.ts";
export { type Counted, type Difference, differences, type Measured } from "./compare/differences.ts";
export { asksFor, whoDiffers } from "./compare/who-differs.ts";
export * from "./conditions/condition.ts";
export { deciding } from "./conditions/deciding.ts";
export { amountWords, comparisonWords, measureWords, propertyTestWords } from "./conditions/did/did-words.ts";
export { countOperators } from "./conditions/did/read-amount.ts";
export { customerTrait, statement } from "./conditions/did/trait-then.ts";
export { lengthWords, windowStretch, windowWords } from "./conditions/did/window.ts";
export { dueStretches } from "./conditions/due-stretches.ts";
export { type Explained, explainCondition } from "./conditions/explain.ts";
export type {
  Evidence,
  History,
  HistoryEvent,
  HistoryRecord,
  Known,
  Moving,
  Wakes,
} from "./conditions/history.ts";
export { unknownIdsPlan } from "./conditions/ids/unknown-ids.ts";
export { conditionSchema } from "./conditions/json-schema.ts";
export type { Control, FieldSpec } from "./conditions/kind.ts";
export { kindsPage } from "./conditions/kinds-page.ts";
export {
  type Flipping,
  flipsUntil,
  matchCondition,
  type Watched,
  wakesOf,
  watchCondition,
} from "./conditions/matches.ts";
export { canonicalCondition, conditionsIn, conditionWords, lineWords } from "./conditions/meaning.ts";
export { type ParsedCondition, parseCondition, type ReadOptions } from "./conditions/parse/parse-condition.ts";
export { isFieldName, type KindVersions, type Path } from "./conditions/parse/reader.ts";
export { outgrown } from "./conditions/parse/segment-problems.ts";
export { kindVersions } from "./conditions/parse/versions.ts";
export { conditionKinds, isKind, kindNames, kindOf } from "./conditions/registry.ts";
export { type KnownStretch, nothingSaved, type Saved, type SavedList, type SavedSegment } from "./conditions/saved.ts";
export { comparing } from "./conditions/test/compare-fields.ts";
export { operatorNames, operators } from "./conditions/test/operators.ts";
export { testWords } from "./conditions/test/words.ts";
export { type CsvCell, type CsvRow, csvCell, csvText } from "./csv/csv.ts";
export { canonicalJson } from "./definition/canonical.ts";
export { definitionHash } from "./definition/hash.ts";
export { sha256 } from "./definition/sha256.ts";
export { actsOf } from "./history/acts-read.ts";
export { withCurrentNames } from "./history/current-names.ts";
export { duePlan } from "./history/due-units.ts";
export { type ExplainedUnit, explainUnit, explainUnits } from "./history/explain-unit.ts";
export type { ReadEvent } from "./history/histories.ts";
export { TooMuchToRead } from "./history/too-much.ts";
export { type AskedUnits, type GiveWay, watchUnits } from "./history/watch-units.ts";
export { isBlocked } from "./identity/blocked.ts";
export * from "./identity/identifier.ts";
export { defaultIdentityRules, type IdentityRules, limitOf, priorityOf } from "./identity/identity-rules.ts";
export { identityRules } from "./identity/identity-setting.ts";
export { type IdentifyingMessage, identifiersOf, subjectOf } from "./identity/message-identifiers.ts";
export { compareOrder, compareText, type MessageOrder } from "./identity/order.ts";
export { parseFormula } from "./insight/formula/formula.ts";
export { type DimensionValue, dimensionProperty } from "./insight/trend/lower/dimension.ts";
export { type Period, type Periods, periodsOf } from "./insight/trend/lower/period.ts";
export { type ParsedTrend, parseTrend } from "./insight/trend/parse/parse-trend.ts";
export type { Choice, TrendAnswer, TrendLine, TrendWords, ValueFormat } from "./insight/trend/result/answer.ts";
export { evaluateTrend } from "./insight/trend/result/evaluate-trend.ts";
export { finding } from "./insight/trend/result/finding.ts";
export { type People, peopleOf } from "./insight/trend/result/people-of.ts";
export * from "./insight/trend/trend.ts";
export { botProperty, internalCondition, internalUsers } from "./internal-users/internal-users.ts";
export { knownParts } from "./internal-users/known-parts.ts";
export { asAsked, internalRule, type LeftOutRule, leavingOut } from "./internal-users/leaving-out.ts";
export type { InternalUsers } from "./internal-users/left-out.ts";
export * from "./mapping/mapping.ts";
export { mappingSentence } from "./mapping/mapping-sentence.ts";
export { type ParsedMapping, parseMapping } from "./mapping/parse-mapping.ts";
export {
  type EditedMappings,
  type Mappings,
  mappingsSetting,
  type SavedMappings,
  savedMappings,
  withMapping,
  withoutMapping,
} from "./mapping/saved-mappings.ts";
export type { Metric } from "./metrics/metric.ts";
export { measureNames, metricNamed, metrics } from "./metrics/registry.ts";
export { moneyProblems } from "./money/money-problems.ts";
export { mostOverlapping, type OverlapPart, overlapParts } from "./overlap/overlap.ts";
export { type Estimate, estimateSize, estimateWords } from "./population/estimate.ts";
export { lowerPopulation, type MemberPage, type MemberSort, membersPlan, sizePlan } from "./population/lower.ts";
export { memberField } from "./population/member-fields.ts";
export { memberRowsPlan } from "./population/member-rows.ts";
export { partOf, partSizesPlan } from "./population/part-sizes.ts";
export * from "./population/population.ts";
export { sentence } from "./population/sentence.ts";
export { setCounts } from "./population/set-counts.ts";
export { type SummaryPlan, summaryPlans } from "./population/summary.ts";
export * from "./problem.ts";
export { channelsOfReach, type ReachChannel } from "./reach/channels.ts";
export { type ReachState, reachCondition, reachPlan, reachStates } from "./reach/reach.ts";
export { populationReceipt, type ReceiptOfDefinition, trendReceipt } from "./receipt/receipt.ts";
export { wrongTyped } from "./receipt/wrong-typed.ts";
export * from "./records/record.ts";
export * from "./records/registry.ts";
export type { RunPlan } from "./run-plan.ts";
export { changeWords, membersChanged } from "./segment/change.ts";
export { type GivenLabel, readLabel } from "./segment/label.ts";
export { reasonWords } from "./segment/reason.ts";
export { type DailySizes, dailySizes, sizeAtPlan } from "./segment/sizes.ts";
export {
  leadsBack,
  listOf,
  namedIn,
  readStored,
  type StoredDefinition,
  segmentsNamed,
  storedDefinition,
} from "./segment/stored-definition.ts";
export { type Cause, causes, type Why } from "./segment/why.ts";
export { currentSessionRules } from "./session/current-session-rules.ts";
export { fieldTitle } from "./session/field-title.ts";
export * from "./session/session-fields.ts";
export type { SessionRules } from "./session/session-rules.ts";
export { urlFacts } from "./session/url-facts.ts";
export { settingKind, settingKinds } from "./settings/registry.ts";
export { type CurrentSetting, currentSetting, type SettingKind } from "./settings/setting-kind.ts";
export { type Line, linesOf } from "./steps/steps.ts";
export { eventTitle } from "./text/event-title.ts";
export { figureWords } from "./text/figure-words.ts";
export { foldText } from "./text/fold-text.ts";
export { nearest } from "./text/nearest.ts";
export { type Nouns, plural } from "./text/words.ts";
export type { Clock } from "./time/clock.ts";
export { addDays, dayOf, isDay, isZone, minuteOf, parseInstant, startOfDay } from "./time/day.ts";
export { describeDuration, parseDuration, shift } from "./time/duration.ts";
export { pointWords } from "./time/stretch-words.ts";
export {
  type CheckedEvent,
  expectedAlways,
  type PlanChecker,
  planChecker,
  propertiesOf,
} from "./tracking-plan/check/plan-checker.ts";
export { sentValue } from "./tracking-plan/check/sent-value.ts";
export { type Violation, type ViolationKind, violationWords } from "./tracking-plan/check/violation.ts";
export {
  type CountedProperty,
  type PropertyViolation,
  propertyViolations,
  sentNamesPlan,
  violationCountsPlan,
  violationSamplesPlan,
} from "./tracking-plan/check/violation-plans.ts";
export { mergedNames } from "./tracking-plan/merged-names.ts";
export * from "./tracking-plan/plan.ts";
export { trackingPlan } from "./tracking-plan/tracking-plan.ts";
export {
  conditionAt,
  type GroupKey,
  group,
  groupOf,
  insertAt,
  isConditionLike,
  levelOf,
  type Moved,
  moveAt,
  nestAt,
  removeAt,
  replaceAt,
  unnestAt,
} from "./tree/tree.ts";
