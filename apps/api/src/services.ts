import type { Installation } from "./installation.ts";
import { AccountService } from "./modules/account/account-service.ts";
import { ActivityService } from "./modules/activity/activity-service.ts";
import { BreakdownService } from "./modules/breakdown/breakdown-service.ts";
import { CampaignService } from "./modules/campaign/campaign-service.ts";
import { CatalogService } from "./modules/catalog/catalog-service.ts";
import { CompareService } from "./modules/compare/compare-service.ts";
import { ConnectedSourceService } from "./modules/connected-source/connected-source-service.ts";
import { ContactService } from "./modules/contact/contact-service.ts";
import { CustomerService } from "./modules/customer/customer-service.ts";
import { DeadLetterService } from "./modules/dead-letter/dead-letter-service.ts";
import { ExplainService } from "./modules/explain/explain-service.ts";
import { HomeService } from "./modules/home/home-service.ts";
import { IdentityService } from "./modules/identity/identity-service.ts";
import { ImportService } from "./modules/import/import-service.ts";
import { LiveEventService } from "./modules/live-event/live-event-service.ts";
import { MemberService } from "./modules/member/member-service.ts";
import { OpportunityService } from "./modules/opportunity/opportunity-service.ts";
import { OrderService } from "./modules/order/order-service.ts";
import { OverlapService } from "./modules/overlap/overlap-service.ts";
import { PopulationService } from "./modules/population/population-service.ts";
import { ReachService } from "./modules/reach/reach-service.ts";
import { SegmentService } from "./modules/segment/segment-service.ts";
import { SettingService } from "./modules/setting/setting-service.ts";
import { SpellService } from "./modules/spell/spell-service.ts";
import { StatusService } from "./modules/status/status-service.ts";
import { TimelineService } from "./modules/timeline/timeline-service.ts";
import { TrackingPlanService } from "./modules/tracking-plan/tracking-plan-service.ts";
import { TrendService } from "./modules/trend/trend-service.ts";
import { WriteKeyService } from "./modules/write-key/write-key-service.ts";
import type { Repo } from "./repo/repo.ts";
import { ShownIds } from "./repo/shown-ids.ts";

/** The nouns of one workspace, for one principal and one request. A noun reaches another only through here. */
export interface Services {
  readonly repo: Repo;
  readonly ids: ShownIds;
  readonly accounts: AccountService;
  readonly activity: ActivityService;
  readonly breakdowns: BreakdownService;
  readonly campaigns: CampaignService;
  readonly catalog: CatalogService;
  readonly comparisons: CompareService;
  readonly connectedSources: ConnectedSourceService;
  readonly contacts: ContactService;
  readonly customers: CustomerService;
  readonly deadLetters: DeadLetterService;
  readonly explanations: ExplainService;
  readonly home: HomeService;
  readonly identities: IdentityService;
  readonly imports: ImportService;
  readonly liveEvents: LiveEventService;
  readonly opportunities: OpportunityService;
  readonly orders: OrderService;
  readonly members: MemberService;
  readonly overlaps: OverlapService;
  readonly populations: PopulationService;
  readonly reaches: ReachService;
  readonly settings: SettingService;
  readonly segments: SegmentService;
  readonly spells: SpellService;
  readonly status: StatusService;
  readonly timelines: TimelineService;
  readonly trackingPlans: TrackingPlanService;
  readonly trends: TrendService;
  readonly writeKeys: WriteKeyService;
}

export function createServices(repo: Repo, installation: Installation): Services {
  const accounts = new AccountService(repo);
  const ids = new ShownIds(repo, installation);
  const customers = new CustomerService(repo, ids);
  const populations = new PopulationService(repo, { customers, accounts });
  const members = new MemberService(repo, installation);
  const catalog = new CatalogService(repo);
  const segments = new SegmentService(repo, installation, { populations, members });
  const trends = new TrendService(repo, populations);
  return {
    repo,
    ids,
    accounts,
    activity: new ActivityService(repo),
    breakdowns: new BreakdownService(repo, populations),
    campaigns: new CampaignService(repo, populations),
    catalog,
    comparisons: new CompareService(repo, populations),
    connectedSources: new ConnectedSourceService(repo, installation),
    contacts: new ContactService(repo),
    customers,
    deadLetters: new DeadLetterService(repo, installation),
    explanations: new ExplainService(repo, { customers, accounts, populations, segments }),
    home: new HomeService(repo, { catalog, trends }),
    identities: new IdentityService(repo, installation, { customers, ids }),
    imports: new ImportService(repo, installation),
    liveEvents: new LiveEventService(repo, installation),
    opportunities: new OpportunityService(repo),
    orders: new OrderService(repo),
    members,
    overlaps: new OverlapService(repo, populations),
    populations,
    reaches: new ReachService(repo),
    settings: new SettingService(repo, installation),
    segments,
    spells: new SpellService(repo, installation, { customers, accounts, populations }),
    status: new StatusService(repo, installation),
    timelines: new TimelineService(repo),
    trackingPlans: new TrackingPlanService(repo, installation, { ids }),
    trends,
    writeKeys: new WriteKeyService(repo, installation),
  };
}
