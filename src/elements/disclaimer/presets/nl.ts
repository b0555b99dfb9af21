import type { PresetTexts } from './texts.js';

export const texts: PresetTexts = {
  note: 'Dit is een standaardtekst en geen juridisch advies.',
  general: {
    heading: 'Algemene informatie, geen medisch advies',
    text: [
      'Wat u hier leest, is algemene informatie. Die vervangt niet het advies, de diagnose of de behandeling van een arts of andere zorgverlener die uw situatie kent.',
      'Stel medische hulp niet uit, en begin, stop of verander geen behandeling om iets wat u hier hebt gelezen.',
    ],
  },
  experience: {
    heading: 'Persoonlijke ervaringen, geen medisch advies',
    text: [
      'Wat lezers hier schrijven, zijn persoonlijke ervaringen. Wat de een heeft geholfen of geschaad, hoeft niet voor u te gelden.',
      'Overleg met uw zorgverleners voordat u met een behandeling begint, ermee stopt of die verandert.',
    ],
  },
  supplement: {
    heading: 'Over voedingssupplementen',
    text: [
      'Voedingssupplementen zijn voedingsmiddelen, geen geneesmiddelen. Ze zijn niet bedoeld om ziekten vast te stellen, te behandelen, te genezen of te voorkomen, en vervangen geen gevarieerde, evenwichtige voeding en gezonde leefstijl.',
      'Vraag eerst uw arts of apotheker om raad als u zwanger bent of borstvoeding geeft, geneesmiddelen gebruikt of ziek bent. Neem niet meer dan de aanbevolen dagelijkse hoeveelheid en bewaar supplementen buiten bereik van kinderen.',
    ],
  },
  emergency: {
    heading: 'In een noodgeval',
    text: ['Hier kan niemand helpen in een noodgeval. Bel direct {numbers} als iemands leven in gevaar kan zijn.'],
    elsewhere: [
      'Hier kan niemand helpen in een noodgeval. Bel direct het plaatselijke alarmnummer als iemands leven in gevaar kan zijn.',
    ],
  },
};
