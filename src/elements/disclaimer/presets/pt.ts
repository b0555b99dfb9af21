import type { PresetTexts } from './texts.js';

export const texts: PresetTexts = {
  note: 'Este é um texto geral e não constitui aconselhamento jurídico.',
  general: {
    heading: 'Informação geral, não aconselhamento médico',
    text: [
      'O que lê aqui é informação geral. Não substitui o aconselhamento, o diagnóstico nem o tratamento de um médico ou de outro profissional de saúde que conheça o seu caso.',
      'Não adie a procura de cuidados médicos, nem comece, interrompa ou altere um tratamento, por causa de algo que leu aqui.',
    ],
  },
  experience: {
    heading: 'Experiências pessoais, não aconselhamento médico',
    text: [
      'O que os leitores escrevem aqui são experiências pessoais. O que ajudou ou prejudicou uma pessoa pode não se aplicar ao seu caso.',
      'Fale com o seu médico antes de começar, interromper ou alterar qualquer tratamento.',
    ],
  },
  supplement: {
    heading: 'Sobre os suplementos alimentares',
    text: [
      'Os suplementos alimentares são alimentos, não medicamentos. Não se destinam a diagnosticar, tratar, curar ou prevenir doenças, nem substituem uma alimentação variada e equilibrada e um modo de vida saudável.',
      'Consulte primeiro o seu médico ou farmacêutico se estiver grávida ou a amamentar, se tomar medicamentos ou se tiver alguma doença. Não exceda a quantidade diária recomendada e mantenha os suplementos fora do alcance das crianças.',
    ],
  },
  emergency: {
    heading: 'Em caso de emergência',
    text: [
      'Aqui ninguém pode ajudar numa emergência. Se a vida de alguém puder estar em perigo, ligue já para o {numbers}.',
    ],
    elsewhere: [
      'Aqui ninguém pode ajudar numa emergência. Se a vida de alguém puder estar em perigo, ligue já para o número de emergência local.',
    ],
  },
};
