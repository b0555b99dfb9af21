import type { PresetTexts } from './texts.js';

export const texts: PresetTexts = {
  note: 'Dies ist ein allgemeiner Text und keine Rechtsberatung.',
  general: {
    heading: 'Allgemeine Informationen, kein ärztlicher Rat',
    text: [
      'Was Sie hier lesen, sind allgemeine Informationen. Sie ersetzen nicht Beratung, Diagnose oder Behandlung durch eine Ärztin, einen Arzt oder andere Fachleute, die Ihren Fall kennen.',
      'Schieben Sie einen Arztbesuch nicht auf, und beginnen, beenden oder ändern Sie keine Behandlung, weil Sie hier etwas gelesen haben.',
    ],
  },
  experience: {
    heading: 'Persönliche Erfahrungen, kein ärztlicher Rat',
    text: [
      'Was Leserinnen und Leser hier schreiben, sind persönliche Erfahrungen. Was einem Menschen geholfen oder geschadet hat, trifft auf Sie vielleicht nicht zu.',
      'Sprechen Sie mit Ihrem Behandlungsteam, bevor Sie eine Behandlung beginnen, beenden oder ändern.',
    ],
  },
  supplement: {
    heading: 'Zu Nahrungsergänzungsmitteln',
    text: [
      'Nahrungsergänzungsmittel sind Lebensmittel, keine Arzneimittel. Sie sind nicht dazu bestimmt, Krankheiten zu erkennen, zu behandeln, zu heilen oder ihnen vorzubeugen, und ersetzen keine abwechslungsreiche, ausgewogene Ernährung und gesunde Lebensweise.',
      'Fragen Sie vorher in Ihrer Arztpraxis oder Apotheke nach, wenn Sie schwanger sind oder stillen, Arzneimittel einnehmen oder eine Krankheit haben. Nehmen Sie nicht mehr als die empfohlene Tagesmenge ein, und bewahren Sie Nahrungsergänzungsmittel für Kinder unerreichbar auf.',
    ],
  },
  emergency: {
    heading: 'Im Notfall',
    text: ['Hier kann im Notfall niemand helfen. Wenn ein Leben in Gefahr sein kann, wählen Sie sofort {numbers}.'],
    elsewhere: [
      'Hier kann im Notfall niemand helfen. Wenn ein Leben in Gefahr sein kann, wählen Sie sofort den örtlichen Notruf.',
    ],
  },
};
