/** Short, so that what a killed process had in hand is taken over within the test. */
export const LEASE_SECONDS = 4;
