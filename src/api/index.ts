import { accountRoutes } from './accounts/routes.js';
import { availabilityRoutes } from './availability/routes.js';
import { bookingRoutes } from './bookings/routes.js';
import { calendarRoutes } from './calendar/routes.js';
import { guestRoutes } from './guest/routes.js';
import { koierRoutes } from './koier/routes.js';
import { openApiDocument } from './openapi.js';
import { paymentRoutes } from './payments/routes.js';
import { receiptRoutes } from './receipts/routes.js';
import { reportRoutes } from './reports/routes.js';
import type { Route } from './route.js';
import { serviceRoutes } from './service/routes.js';
import { sitRoutes } from './sit/routes.js';
import { tokenRoutes } from './tokens/routes.js';
import { waitlistRoutes } from './waitlist/routes.js';

/** Every route of the API. What is mounted, documented and tested for access is this list. */
export const routes: readonly Route[] = [
  ...tokenRoutes,
  ...koierRoutes,
  ...guestRoutes,
  ...calendarRoutes,
  ...bookingRoutes,
  ...waitlistRoutes,
  ...accountRoutes,
  ...sitRoutes,
  ...availabilityRoutes,
  ...reportRoutes,
  ...paymentRoutes,
  ...receiptRoutes,
  ...serviceRoutes(() => openApi),
];

const openApi = openApiDocument(routes);
