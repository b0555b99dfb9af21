import type { PresetTexts } from './texts.js';

export const texts: PresetTexts = {
  note: 'Ceci est un texte type et ne constitue pas un conseil juridique.',
  general: {
    heading: 'Informations générales, pas un avis médical',
    text: [
      'Ce que vous lisez ici est une information générale. Elle ne remplace pas l’avis, le diagnostic ni le traitement d’un médecin ou d’un autre professionnel de santé qui connaît votre situation.',
      'Ne tardez pas à consulter, et ne commencez, n’arrêtez ni ne modifiez un traitement à cause de ce que vous avez lu ici.',
    ],
  },
  experience: {
    heading: 'Expériences personnelles, pas un avis médical',
    text: [
      'Ce que les lecteurs écrivent ici relève de leur expérience personnelle. Ce qui a aidé une personne, ou lui a nui, n’aura pas forcément le même effet sur vous.',
      'Parlez-en à votre équipe soignante avant de commencer, d’arrêter ou de modifier un traitement.',
    ],
  },
  supplement: {
    heading: 'À propos des compléments alimentaires',
    text: [
      'Les compléments alimentaires sont des aliments, pas des médicaments. Ils ne sont destinés ni à diagnostiquer, ni à traiter, ni à guérir, ni à prévenir une maladie, et ne remplacent pas une alimentation variée et équilibrée ni un mode de vie sain.',
      'Demandez d’abord conseil à votre médecin ou à votre pharmacien si vous êtes enceinte ou allaitez, si vous prenez des médicaments ou si vous êtes malade. Ne dépassez pas la dose journalière conseillée et tenez les compléments hors de portée des enfants.',
    ],
  },
  emergency: {
    heading: 'En cas d’urgence',
    text: [
      'Personne ici ne peut aider en cas d’urgence. Si une vie peut être en danger, appelez tout de suite le {numbers}.',
    ],
    elsewhere: [
      'Personne ici ne peut aider en cas d’urgence. Si une vie peut être en danger, appelez tout de suite le numéro d’urgence local.',
    ],
  },
};
