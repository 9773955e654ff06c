import { expect } from 'chai';
import { runChaos } from '../chaos/chaos.js';
import { useDatabase } from '../support/database.js';

describe('mail under faults', () => {
  const db = useDatabase();

  it('loses no mail, and repeats one only when its sender did not hear that it was accepted', async function () {
    this.timeout(120_000);
    const result = await runChaos({
      databaseUrl: db.url,
      rounds: 2,
      mailsPerRound: 60,
      processes: 2,
      faultRate: 0.1,
    });
    expect(result).to.include({ sent: 114, refused: 6, kills: 2, lost: 0, unexplained: 0, changed: 0 });
  });
});
