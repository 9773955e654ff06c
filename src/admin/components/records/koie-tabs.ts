import type { RecordJSON, ResourceJSON } from 'adminjs';
import type { ComponentType } from 'react';
import { KoieHistory } from './koie-history';
import { KoieKeys } from './koie-keys';
import { KoieNights } from './koie-nights';
import { KoieOverview } from './koie-overview';
import { KoiePlace, KoieText } from './koie-referred';
import { KoieUpkeep } from './koie-upkeep';
import { KoiePictures } from './pictures';

/** What a tab of a koie's page is given. */
export interface KoieTabProps {
  record: RecordJSON;
  resource: ResourceJSON;
}

/** The tabs of a koie's page in their order, by their names in the address. What each is called: `tab_…` of `Koie`. */
export const KOIE_TABS: readonly { name: string; Shown: ComponentType<KoieTabProps> }[] = [
  { name: 'overview', Shown: KoieOverview },
  { name: 'text', Shown: KoieText },
  { name: 'place', Shown: KoiePlace },
  { name: 'keys', Shown: KoieKeys },
  { name: 'pictures', Shown: KoiePictures },
  { name: 'nights', Shown: KoieNights },
  { name: 'upkeep', Shown: KoieUpkeep },
  { name: 'history', Shown: KoieHistory },
];
