/**
 * English words within typing distance of a fighter's name (`faster` for Foster, `stepping` for Sterling); they are
 * never read as misspelt names.
 */
export const COMMON_WORDS: ReadonlySet<string> = new Set(
  `
  albeit alerts alters answered answers barriers boundary branches bronze browse browsing builder builders bulleted
  canonical chapters charges charter coherent comments compares confer counter counters counts faster filled folder
  footer forces foremost foster grants harden hardly hearing highlighted highlighter highlights killed killers lawyer
  lesser letter levels likeness linker listed listen listener loader machinery machines marches margin margins marked
  markers market markets marking markings matching mature median millions minified months naturally packaged packager
  packages parser perpetual person persons pirates pointing ported porters predictor reader reminder rolled rolling
  scrolling sender senders severe severity shield singers skeleton spelling spellings stacks stalling starring starting
  starts stealing stemming stepping steward stewards sticking stricter stringent stronger styles ticker tracker travel
  travelled turned turns valley walked walkers walking watched watchers watching waters watermark widely yourself
  another battles beating because before behind belong better between booked boxing bring brothers called caller
  career carried center central chance changed changes charged cheated choose closer closest coming compete competed
  corner corners counted couple crosses current currently decided defeated defended defends details different direct
  doctor doctors double during earlier early either elbows ending entire especially events exactly explain famous
  father favorite fighting figure figures finally finest finish finisher finishing follow foreign former fought
  friend friends future general getting global golden greater greatest ground happen happened happens having heavier
  height higher highest history holder holders holding horses hours hundred important injured inside instead issues
  itself killer knocked landed lander landing leader leaders leading learn leaves legend legends lighter little living
  longer losing lowest manager managed managers martial master masters matter matters medical meeting member members
  minute minutes moment moments mother moving multiple narrow nearly needed neither nights normal nothing number
  numbers official oldest online opening opponent order others outside overall overturned owner passed perform
  performance player players please points popular position possible power powers present president pretty prior
  problem produce promotion promoter provide pulled punches purely quarter question questions quickest quickly random
  ranked ranking rather rating really recent recently record records refer referees result results retired return
  returned rounds running score scored scores scoring second seconds section seems series several shorter shorts should
  sister sisters slower slowest smaller soccer someone something sometimes special spinning sports started stats still
  stopped stopping streak streaks strength striker strikers strikes striking strong strongest submit summary support
  switched tallest taken talking taller teammate teammates technique themselves thinking thought thousand throughout
  throws thrown tonight toughest trained trainer trainers training twelve twenty typical unless victory weather week
  weekend weighed weights western whatever whether winner winners winning within without women wonder working worst
  wrestle wrestler wrestlers wrestling writing younger youngest
  `
    .trim()
    .split(/\s+/),
);
