import type { Words } from '../words.js';

/** The things that guests check in a koie, and that tasks are about. */
const EQUIPMENT = {
  gasBurnerPrimus: ['Gassbluss/primus', 'Gas burner/primus'],
  axe: ['Øks', 'Axe'],
  hammer: ['Hammer', 'Hammer'],
  saw: ['Sag', 'Saw'],
  sawBlade: ['Sagblad', 'Saw blade'],
  sawBench: ['Sagkrakk', 'Saw bench'],
  spade: ['Spade', 'Spade'],
  keroseneLamp: ['Parafinlampe', 'Kerosene lamp'],
  detergent: ['Oppvaskmiddel', 'Detergent'],
  dishware: ['Servise og bestikk', 'Dishware'],
  cookware: ['Kokekar', 'Cookware'],
  cabinBook: ['Hyttebok', 'Cabin book'],
  candleHolders: ['Lysestaker', 'Candle holders'],
  fireBlanket: ['Brannteppe', 'Fire blanket'],
  fireExtinguisher: ['Brannslukker', 'Fire extinguisher'],
} as const;

const FULLNESS: Words = {
  0: ['0 – Tomt', '0 – Empty'],
  1: ['1 – Nesten tomt', '1 – Almost empty'],
  2: ['2 – Halvfullt', '2 – Half'],
  3: ['3 – Nesten fullt', '3 – Almost full'],
  4: ['4 – Fullt', '4 – Full'],
};
const CONDITION: Words = {
  0: ['0 – I orden', '0 – OK'],
  1: ['1 – Usikker', '1 – Not sure'],
  2: ['2 – Ødelagt eller mangler', '2 – Broken or missing'],
};
const BOAT: Words = {
  0: ['0 – I orden', '0 – OK'],
  1: ['1 – Ødelagt', '1 – Broken'],
  2: ['2 – Mangler årer', '2 – Paddles missing'],
  3: ['3 – Mangler', '3 – Missing'],
  4: ['4 – Ikke brukt', '4 – Not used'],
};

export const upkeepWords: Words = {
  reports: {
    actions: { new: ['Ny rapport', 'New report'] },
    properties: {
      stayDate: ['Dato', 'Date'],
      firewood: ['Ved', 'Firewood'],
      choppedUpWood: ['Oppkuttet ved', 'Chopped wood'],
      smokeDetectorIsWorking: ['Røykvarsler virker', 'Smoke detector works'],
      gasIsFull: ['Gass er full', 'Gas is full'],
      ...EQUIPMENT,
      boatStatus: ['Båt', 'Boat'],
      canoeStatus: ['Kano', 'Canoe'],
      lifeJacketsStatus: ['Redningsvester', 'Life jackets'],
      otherFaults: ['Andre feil', 'Other faults'],
      feedback: ['Tilbakemelding', 'Feedback'],
      createdOn: ['Sendt inn', 'Sent in'],
      createdBy: ['Skrevet av', 'Written by'],
      isHandled: ['Behandlet', 'Handled'],
      handledAt: ['Behandlet når', 'Handled at'],
      handledBy: ['Behandlet av', 'Handled by'],
    },
    labels: {
      firewood: FULLNESS,
      choppedUpWood: FULLNESS,
      ...Object.fromEntries(Object.keys(EQUIPMENT).map((item) => [item, CONDITION])),
      boatStatus: BOAT,
      canoeStatus: BOAT,
      lifeJacketsStatus: {
        0: ['0 – I orden', '0 – OK'],
        1: ['1 – Ødelagt', '1 – Broken'],
        2: ['2 – Mangler eller for få', '2 – Missing or too few'],
        3: ['3 – Ikke brukt', '3 – Not used'],
      },
    },
    messages: {
      help_stayDate: ['Ankomstdagen, eller dagen for tilsynet.', 'The day of arrival, or of the inspection.'],
      help_otherFaults: ['Det som står her, blir en oppgave.', 'What is written here becomes a task.'],
    },
  },
  tasks: {
    actions: { new: ['Ny oppgave', 'New task'] },
    properties: {
      item: ['Gjelder', 'About'],
      isOpen: ['Ikke ferdig', 'Not done'],
      state: ['Tilstand', 'State'],
      assigneeId: ['Ansvarlig', 'Assignee'],
      reportId: ['Fra rapport', 'From report'],
      keyId: ['Nøkkel', 'Key'],
      note: ['Notat', 'Note'],
      createdAt: ['Åpnet', 'Opened'],
      doneAt: ['Ferdig', 'Done'],
    },
    labels: {
      item: {
        gas_burner_primus: EQUIPMENT.gasBurnerPrimus,
        axe: EQUIPMENT.axe,
        hammer: EQUIPMENT.hammer,
        saw: EQUIPMENT.saw,
        saw_blade: EQUIPMENT.sawBlade,
        saw_bench: EQUIPMENT.sawBench,
        spade: EQUIPMENT.spade,
        kerosene_lamp: EQUIPMENT.keroseneLamp,
        detergent: EQUIPMENT.detergent,
        dishware: EQUIPMENT.dishware,
        cookware: EQUIPMENT.cookware,
        cabin_book: EQUIPMENT.cabinBook,
        candle_holders: EQUIPMENT.candleHolders,
        fire_blanket: EQUIPMENT.fireBlanket,
        fire_extinguisher: EQUIPMENT.fireExtinguisher,
        wood: ['Ved', 'Wood'],
        gas: ['Gass', 'Gas'],
        smoke_detector: ['Røykvarsler', 'Smoke detector'],
        key: ['Nøkkel', 'Key'],
        other: ['Annet', 'Other'],
      },
      state: {
        open: ['Åpen', 'Open'],
        doing: ['I arbeid', 'Under way'],
        done: ['Ferdig', 'Done'],
      },
    },
  },
};
