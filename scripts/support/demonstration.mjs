/** What demo/ratings.html asks for, where the owner names nothing else. */
export const DEMONSTRATED_RATINGS = 'ease,pain-relief:10,would-recommend';
