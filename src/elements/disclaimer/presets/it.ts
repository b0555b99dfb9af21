import type { PresetTexts } from './texts.js';

export const texts: PresetTexts = {
  note: 'Questo è un testo standard e non costituisce consulenza legale.',
  general: {
    heading: 'Informazioni generali, non un parere medico',
    text: [
      'Quelle che legge qui sono informazioni generali. Non sostituiscono il parere, la diagnosi o la cura di un medico o di un altro professionista sanitario che conosce il suo caso.',
      'Non rimandi una visita medica e non inizi, interrompa o modifichi una terapia per qualcosa che ha letto qui.',
    ],
  },
  experience: {
    heading: 'Esperienze personali, non un parere medico',
    text: [
      'Quelle che i lettori scrivono qui sono esperienze personali. Ciò che ha aiutato o danneggiato una persona può non valere per lei.',
      'Ne parli con chi la cura prima di iniziare, interrompere o modificare una terapia.',
    ],
  },
  supplement: {
    heading: 'Sugli integratori alimentari',
    text: [
      'Gli integratori alimentari sono alimenti, non medicinali. Non servono a diagnosticare, trattare, curare o prevenire malattie e non sostituiscono una dieta varia ed equilibrata e uno stile di vita sano.',
      'Chieda prima al medico o al farmacista se è in gravidanza o allatta, se assume medicinali o se ha una malattia. Non superi la quantità giornaliera consigliata e tenga gli integratori fuori dalla portata dei bambini.',
    ],
  },
  emergency: {
    heading: 'In caso di emergenza',
    text: [
      'Qui nessuno può aiutare in un’emergenza. Se la vita di qualcuno può essere in pericolo, chiami subito il {numbers}.',
    ],
    elsewhere: [
      'Qui nessuno può aiutare in un’emergenza. Se la vita di qualcuno può essere in pericolo, chiami subito il numero di emergenza locale.',
    ],
  },
};
