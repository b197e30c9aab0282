import type { FieldStats, IdentityAnswer, WorkspaceStatus } from "@throughline/engine";
import type {
  DailySizes,
  Metric,
  PlannedProperty,
  Problem,
  RecordField,
  RecordKind,
  ValueFormat,
} from "@throughline/model";
import type {
  DeadLetterCount,
  EventRecord,
  ForeignColumn,
  ForeignTable,
  ImportJob,
  ImportPreview,
  MappingDryRun,
  PreviewColumn,
  Principal,
  Reject,
  RotatedDeadLetters,
  StoredRecord,
  TrialRow,
  Workspace,
  WriteKey,
} from "@throughline/sources";
import type { AccountMetrics } from "../modules/account/account-metrics.ts";
import type { Activity } from "../modules/activity/activity-service.ts";
import type { BreakdownResult, BreakdownRow } from "../modules/breakdown/breakdown-service.ts";
import type { CampaignGoal } from "../modules/campaign/campaign-goals.ts";
import type { CampaignCount } from "../modules/campaign/campaign-service.ts";
import type { CatalogNode, EventNode, FieldNode } from "../modules/catalog/catalog-service.ts";
import type { CompareResult, ComparisonNode, DifferenceNode } from "../modules/compare/compare-service.ts";
import type { ConnectedSourceNode } from "../modules/connected-source/connected-source-node.ts";
import type {
  ConnectedSourcePayload,
  ConnectionDescription,
  ConnectionNode,
  MappingPreviewNode,
} from "../modules/connected-source/connected-source-service.ts";
import type { ContactNode } from "../modules/contact/contact-service.ts";
import type { TraitNode } from "../modules/customer/customer-service.ts";
import type { DeadLetterNode, DeadLetterPage, DeadLetterPayload } from "../modules/dead-letter/dead-letter-service.ts";
import type { SegmentOfUnit } from "../modules/explain/explain-service.ts";
import type {
  ChangedUnit,
  EvidenceCount,
  EvidenceField,
  ExplainResult,
  Explanation,
  ExplanationNode,
} from "../modules/explain/explanation.ts";
import type { FindingNode, HomeNode, TileNode } from "../modules/home/home-service.ts";
import type { IdentityLinkNode, IdentityNode, IdentityPayload } from "../modules/identity/identity-service.ts";
import type { ImportPayload, PreviewPayload } from "../modules/import/import-service.ts";
import type { LiveEvents } from "../modules/live-event/live-event-service.ts";
import type { MemberNode } from "../modules/member/member-service.ts";
import type { OrderLineNode, OrderNode, ProductNode } from "../modules/order/order-service.ts";
import type { OverlapPartNode, OverlapResult } from "../modules/overlap/overlap-service.ts";
import type { LineNode } from "../modules/population/lines.ts";
import type { EstimateNode, InternalUsersNode } from "../modules/population/population-service.ts";
import type { SampleResult, SampleRow } from "../modules/population/sample.ts";
import type { SummaryRow } from "../modules/population/summary.ts";
import type { ReachNode, ReachPart } from "../modules/reach/reach-service.ts";
import type {
  ListPayload,
  SegmentChange,
  SegmentPayload,
  SegmentVersionNode,
} from "../modules/segment/segment-answers.ts";
import type { SettingNode, SettingPayload, SettingVersionNode } from "../modules/setting/setting-service.ts";
import type { SegmentNote } from "../modules/spell/segment-notes.ts";
import type { LiveNode, MoveNode, MovePage } from "../modules/spell/spell-service.ts";
import type { SegmentsNode } from "../modules/status/segments-told.ts";
import type { Freshness, ProcessNode, StatusNode, StoreNode } from "../modules/status/status-service.ts";
import type { TimelineConnection, TimelineItemNode } from "../modules/timeline/timeline-service.ts";
import type {
  PlanEventNode,
  PlanSampleNode,
  PlanViolationNode,
  TrackingPlanNode,
} from "../modules/tracking-plan/tracking-plan-service.ts";
import type { TrendResult } from "../modules/trend/trend-service.ts";
import type { WriteKeyPayload } from "../modules/write-key/write-key-service.ts";
import type { AccountNode } from "../nodes/account-node.ts";
import type { CampaignNode } from "../nodes/campaign-node.ts";
import type { CustomerNode } from "../nodes/customer-node.ts";
import type { PopulationNode, PopulationResult } from "../nodes/population-node.ts";
import type { ReceiptNode } from "../nodes/receipt-node.ts";
import type { SegmentNode } from "../nodes/segment-node.ts";
import type { TrendNode, TrendSeriesNode } from "../nodes/trend-node.ts";
import type { Connection, Edge, PageInfo } from "../repo/connection.ts";
import type { OrderTotals } from "../repo/order-totals.ts";
import type { ShownIds } from "../repo/shown-ids.ts";
import type { JsonValue } from "./scalar-values.ts";

/** An id as its reader may see it. */
type ShownId = (id: string | undefined) => string | null;
type EventDetails = { readonly [key: string]: JsonValue };

/** What a resolver of each type holds. One line per type, so that modules name types of other nouns without importing them. */
export interface ObjectShapes {
  Account: AccountNode;
  AccountConnection: Connection<AccountNode>;
  AccountEdge: Edge<AccountNode>;
  AccountMetrics: AccountMetrics;
  Activity: Activity;
  Campaign: CampaignNode;
  CampaignConnection: Connection<CampaignNode>;
  CampaignCount: CampaignCount;
  CampaignEdge: Edge<CampaignNode>;
  CampaignGoal: CampaignGoal;
  Catalog: CatalogNode;
  CompareResult: CompareResult;
  Comparison: ComparisonNode;
  ConnectedSource: ConnectedSourceNode;
  ConnectedSourcePayload: ConnectedSourcePayload;
  ConnectionDescription: ConnectionDescription;
  Contact: ContactNode;
  CreateWorkspacePayload: { readonly workspace: Workspace | null; readonly problems: readonly Problem[] };
  Customer: CustomerNode;
  CustomerConnection: Connection<CustomerNode>;
  CustomerEdge: Edge<CustomerNode>;
  CustomerIdentifier: IdentityAnswer["identifiers"][number] & { readonly workspaceId: string };
  CustomerIdentity: IdentityNode;
  CustomerMetrics: OrderTotals;
  DeadLetter: DeadLetterNode;
  DeadLetterCount: DeadLetterCount;
  DeadLetterPage: DeadLetterPage;
  RotatedDeadLetters: RotatedDeadLetters;
  DeadLetterPayload: DeadLetterPayload;
  DemoNotice: NonNullable<Workspace["demo"]>;
  Difference: DifferenceNode;
  EngineStatus: WorkspaceStatus;
  EventInfo: EventNode;
  EvidenceCount: EvidenceCount;
  EvidenceField: EvidenceField;
  ExplainResult: ExplainResult;
  Explanation: Explanation;
  ExplanationNode: ExplanationNode;
  FieldInfo: FieldNode;
  Finding: FindingNode;
  ForeignColumn: ForeignColumn;
  ForeignTable: ForeignTable;
  Freshness: Freshness;
  HomeBrief: HomeNode;
  HomeTile: TileNode;
  IdentityLink: IdentityLinkNode;
  IdentityPayload: IdentityPayload;
  ImportJob: ImportJob;
  ImportPayload: ImportPayload;
  ImportPreview: ImportPreview;
  ImportPreviewPayload: PreviewPayload;
  InternalUsers: InternalUsersNode;
  LiveEvent: {
    readonly event: EventRecord;
    readonly details: () => EventDetails;
    readonly shown: ShownId;
    readonly ids: ShownIds;
  };
  LiveEvents: {
    readonly found: LiveEvents;
    readonly ids: ShownIds;
    readonly details: (event: EventRecord) => EventDetails;
    readonly shown: ShownId;
  };
  MappedRowPreview: TrialRow;
  MappingDryRun: MappingDryRun;
  MappingPreview: MappingPreviewNode;
  Me: Principal;
  Member: MemberNode;
  MeasureInfo: Metric;
  NamedCount: { readonly name: string; readonly count: number };
  Opportunity: StoredRecord;
  Order: OrderNode;
  OrderLine: OrderLineNode;
  OverlapPart: OverlapPartNode;
  OverlapResult: OverlapResult;
  Owner: StoredRecord;
  PageInfo: PageInfo;
  PlanEvent: PlanEventNode;
  PlanProperty: PlannedProperty;
  PlanSample: PlanSampleNode;
  PlanViolation: PlanViolationNode;
  Population: PopulationNode;
  LineCount: LineNode["so"];
  PopulationEstimate: EstimateNode;
  PopulationLine: LineNode;
  PopulationSample: SampleResult;
  SampleRow: SampleRow;
  PopulationResult: PopulationResult;
  PreviewColumn: PreviewColumn;
  Problem: Problem;
  ProcessStatus: ProcessNode;
  Product: ProductNode;
  Receipt: ReceiptNode;
  RecordField: Pick<RecordField, "type" | "describe"> & { readonly name: string; readonly required: boolean };
  RecordKind: RecordKind;
  Reject: Reject;
  RejectReason: MappingDryRun["reasons"][number];
  Setting: SettingNode;
  SettingPayload: SettingPayload;
  SettingVersion: SettingVersionNode;
  SourceConnection: ConnectionNode;
  SourceReject: { readonly key: string; readonly reason: string };
  Status: StatusNode;
  Segment: SegmentNode;
  SegmentChange: SegmentChange;
  SegmentConnection: Connection<SegmentNode>;
  SegmentEdge: Edge<SegmentNode>;
  SegmentListPayload: ListPayload;
  SegmentLive: LiveNode;
  SegmentMove: MoveNode;
  SegmentMoveConnection: MovePage;
  SegmentMoveEdge: Edge<MoveNode>;
  SegmentNote: SegmentNote;
  ChangedUnit: ChangedUnit;
  SegmentOfUnit: SegmentOfUnit;
  SegmentPayload: SegmentPayload;
  SegmentSizes: DailySizes;
  SegmentVersion: SegmentVersionNode;
  SegmentsStatus: SegmentsNode;
  StoreStatus: StoreNode;
  SummaryRow: SummaryRow;
  BreakdownRow: BreakdownRow;
  PopulationBreakdown: BreakdownResult;
  Reach: ReachNode;
  ReachPart: ReachPart;
  TimelineConnection: TimelineConnection;
  TimelineCount: { readonly kind: string; readonly count: number };
  TimelineEdge: Edge<TimelineItemNode>;
  TimelineItem: TimelineItemNode;
  TopValue: FieldStats["top"][number];
  TrackingPlan: TrackingPlanNode;
  Trait: TraitNode;
  Trend: TrendNode;
  TrendResult: TrendResult;
  TrendSeries: TrendSeriesNode;
  ValueFormat: ValueFormat;
  Workspace: Workspace;
  WriteKey: WriteKey;
  WriteKeyPayload: WriteKeyPayload;
}
