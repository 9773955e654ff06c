import type { Transaction } from 'sequelize';
import { Description, Koie, Location } from '../../src/models/index.js';
import { mapLink } from './map-link.js';
import { PARKING } from './texts.js';

/**
 * Gives koier a text about parking that says that it is an example, and a link to their place on a map. Only what
 * nobody has ever edited is filled in.
 */
export async function describePlaces(koieIds: readonly number[], transaction: Transaction): Promise<void> {
  const koier = await Koie.findAll({ where: { id: [...koieIds] }, order: ['id'], transaction });
  for (const { locationId, descriptionId } of koier) {
    await Description.update(
      { parkingNor: PARKING.nb, parkingEng: PARKING.en },
      { where: { id: descriptionId, version: 0, parkingNor: '', parkingEng: '' }, transaction },
    );
    const location = await Location.findByPk(locationId, { rejectOnEmpty: true, transaction });
    await Location.update(
      { mapPdf: mapLink(Number(location.latitude), Number(location.longitude)) },
      { where: { id: locationId, version: 0, mapPdf: '' }, transaction },
    );
  }
}
