import type { Words } from '../words.js';

export const logWords: Words = {
  emails: {
    properties: {
      kind: ['Slag', 'Kind'],
      recipient: ['Mottaker', 'Recipient'],
      language: ['Språk', 'Language'],
      subject: ['Emne', 'Subject'],
      text: ['Innhold', 'Content'],
      state: ['Tilstand', 'State'],
      attempts: ['Forsøk', 'Attempts'],
      dueAt: ['Sendes', 'Due'],
      sentAt: ['Sendt', 'Sent'],
      lastError: ['Siste feil', 'Last error'],
      createdAt: ['Skrevet', 'Written'],
    },
    labels: {
      kind: {
        booking_confirmation: ['Bekreftelse', 'Confirmation'],
        koie_information: ['Om koia', 'About the koie'],
        checklist_reminder: ['Påminnelse om rapport', 'Reminder of the report'],
        key_reminder: ['Påminnelse om nøkkel', 'Reminder of the key'],
        key_overdue: ['Nøkkel ikke levert', 'Key overdue'],
        key_overdue_summary: ['Nøkler ikke levert (styret)', 'Keys overdue (board)'],
        payment_refunded: ['Refusjon', 'Refund'],
      },
      language: { nb: ['Norsk', 'Norwegian'], en: ['Engelsk', 'English'] },
      state: {
        queued: ['I kø', 'Queued'],
        sending: ['Sendes nå', 'Being sent'],
        sent: ['Sendt', 'Sent'],
        failed: ['Mislyktes', 'Failed'],
        cancelled: ['Stoppet', 'Stopped'],
      },
    },
  },
  audit_entries: {
    properties: {
      at: ['Når', 'When'],
      actor: ['Hvem', 'Who'],
      source: ['Kilde', 'Source'],
      resource: ['Hva', 'What'],
      recordId: ['Nummer', 'Number'],
      action: ['Handling', 'Action'],
      changes: ['Endringer', 'Changes'],
    },
    labels: {
      source: {
        panel: ['Panelet', 'Panel'],
        api: ['Nettsiden', 'Web site'],
        job: ['Automatisk jobb', 'Job'],
        import: ['Import', 'Import'],
        seed: ['Eksempeldata', 'Sample data'],
        sql: ['Databasen', 'Database'],
      },
      resource: {
        koier: ['Koie', 'Koie'],
        locations: ['Sted', 'Location'],
        descriptions: ['Beskrivelse', 'Description'],
        closures: ['Stengte netter', 'Closed nights'],
        desks: ['Nøkkelskranke', 'Key desk'],
        tasks: ['Oppgave', 'Task'],
        bookings: ['Bestilling', 'Booking'],
        reports: ['Rapport', 'Report'],
        payments: ['Betaling', 'Payment'],
        emails: ['E-post', 'E-mail'],
        users: ['Bruker', 'User'],
        groups: ['Gruppe', 'Group'],
        memberships: ['Medlemskap', 'Membership'],
      },
      action: {
        create: ['Laget', 'Created'],
        update: ['Endret', 'Changed'],
        delete: ['Slettet', 'Deleted'],
      },
    },
  },
};
