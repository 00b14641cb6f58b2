const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/**
 * Words that never name a fighter alone, although one is called so: function words, question words, terms of the sport,
 * months, numbers, cities.
 */
export const NEVER_A_NAME = words(`
  a about after again against ago all also always am among an and any anyone are around art as ask at away back be
  became because become been before being best better between both but by can come could day days de did do does doing
  done down during each easy either else end even ever every everyone far few first for from full get give go good got
  great had has have he her here him his how i if in into is it its just kind know last late later least less let like
  list long look lot made main make many may me mean means meet method might more most much must my near need never
  new next no non none nor not now number of off often old on once one only or other others our out over own pace
  part per player please point points put quick really right same say second see seven she should show since so some
  still such take tell ten than that the their them then there these they thing third this those three through time
  times to too total true try two ufc under until up us use very via want was way we week weeks well were what whats
  when where which while who whom whos whose why will win with without word would year years yes yet you your
  accuracy age attempt attempts average average belt bell birthday bonus born bout bouts by cage card cards career champ
  champion champions championship city class co comain comeback compare contest control corner country court date debut
  decision defeat defence defend defended defense division doctor dq draw draws event events fast fastest fight fighter
  fighters fights finish finished finishes foot guard hand height history home house judge judges kick kicks knee
  knockdown knockdowns knockout knockouts ko kos left leg legs length longest loss losses lost match matches mma
  nickname night opponent opponents opening orthodox percent pound profile punch rank ranked ranking rankings rate
  reach record records ref referee refereed result results ring round rounds score scorecard scorecards share short
  shortest southpaw split stance stat statistics stats stop stoppage streak strike strikes striking sub submission
  submissions submit switch takedown takedowns tall taller team tie title titles tko tkos unanimous undefeated versus vs
  walk weight weights winner winners winning wins won world wrestling young younger youngest older oldest
  strawweight flyweight bantamweight featherweight lightweight welterweight middleweight heavyweight catchweight
  light fly bantam feather welter middle heavy open catch straw women womens woman men mens man male female interim
  undisputed tournament
  january february march april may june july august september october november december monday tuesday wednesday
  thursday friday saturday sunday spring summer autumn fall winter today tomorrow yesterday
  zero four five six eight nine eleven twelve hundred thousand
  africa america american argentina asia australia austin belgrade boston brasil brazil bristol california canada
  carolina chelsea chicago china chinese cuba dakota dallas denver dublin england english europe france georgia german
  germany houston ireland irish israel italian italy japan japanese jordan korea korean las london macau manchester
  mexico miami montana montreal moscow nevada orlando paris preston russia russian santiago seoul spain sweden sydney
  texas tokyo toronto uk us usa vegas york tyson hello hi hey thanks thank sorry ok okay
`);

/** Words that are also a surname or nickname; alone they match only when capitalised in mid-sentence or beside `vs`. */
export const ORDINARY_WORDS = words(`
  abc abel ange axel breese cam cat che cld clint controller determined fiona fries gan goes gutter insane ion journey
  mac mach ode predator snowman sudo tra uno valencia vas wee
  ace action alpha angel animal answer assassin atomic baby bad badger baker bandana bang banger bar barber baron bass
  battle beal bear beast beautiful beck berry big bird black blade blanc blank blaze blessed blonde blood blue body bomb
  bomba bone boom boots borg bosch boss box boy branch brave bravo brick brink brown brutal buckets bull bullet bully
  bumblebee burns burrell bush bushido butcher butler buys cabbage cafe cain camp cane cannibal cannon captain carpenter
  carny carter case casey cash cast castle caterpillar chainsaw chance chandler chaos chapel chief choice choir
  chosen christian christmas clay cleat clutch cobra coconut cold collar collins combs combat concrete cook cookie cool
  cooper cope count cowboy cox coy crane crank crash crazy crisp crispy cross crow crowbar crown crude crush crusher
  cruz cub custom cyclone daddy dale damage damm damn danger dangerous darkness date dawn dead deal dean death deep
  demon dent dentist diamond diesel dirty district doctor dog dollar don double downtown dragon dread dream dreams
  drew duck duke dust dusty dwell dyer dynamite eagle ear early earth east eastman engineer epidemic eraser even evil
  excalibur executioner experience extreme eye fable fan fancy farm fast fear fearless filthy fire fireman fish fisher
  fist flash flick flipside flow flowers fluffy fluke flyboy font fool force ford forest fort forte fortune foster fox
  frank freak freaky free freeman fresh frog frost frosty fry full fun funky funk future fury gable gall galaxy gamer gate
  gates gentle gentleman ghost giant gift gifted girl gladiator go goat god gold golden gore gorilla grace grand
  grant grasshopper grave graves gray great green gremlin grey grim grin grinder grizzly groovy grove gun gunn guns
  gunslinger guy hackney hall ham hammer happy hard hardcore hardy hart hate havoc hawk hazard head healer health heart
  heat heath heaven held hell help herb hercules heroes hess high highlander highlight hill hills hind hines hit hitman
  ho hog hold hole holiday holland hollywood holly holm holt holy homer hood hook hooker hooligan hoop hooper hope horn
  hornet horror horse hot huge hulk human hunt hunter hurricane hurt hybrid ice ill imaging immortal infinite iron jackson
  jack james jaguar janitor joker jolly joy judge judo juice juggernaut jumbo jump jungle junior junk jury justice
  karate keen keep kennel key kid kill killer king kings kirk kiss kit knife knight know kong lad ladd lady lake lamb
  lamp land lane lance large last law lawn lazy lead leaf leal leap leben lee leech legend leon leopard lethal level levy
  librarian liberty lifeguard light lightning lights lima limit limitless lion lip little live load lobster local
  locke lock lone lord loud love loveland low lucky luna luster machine mad magic magician magnum mail major maker mall
  man mango maniac mark marks mark marsh martial martian massacre master matador match matrix matter maverick max
  mayday mayhem mayor meat meek mega menace mercy merit messenger mighty miles mill miller mills mine miner minor
  minus miracle mix mob money monkey monster moody moon moore moose morgan moss motor motto mount mountain munch
  murder muscle music nail name narrow nash nasty natal native natural neal near neat neo net newton nice night
  nightmare ninja noble nobody nomad north notes notorious nova octopus oil olympian outlaw overtime ox page pain
  painter palm panda panther paper park parker parks part partner party parsons pass past pastor pat patch paul pay
  payne peace pearl peek pen penn people pepper perfect perry phan phenom phoenix pick pierce pig pike pink pirate
  pit pitbull plane plank plant plate platinum play plea pole polite poor pop porter pot potter potts pound powder
  powell power powers press pressure pretty price pride prime primetime prince princess problem problems prodigy
  professional professor project promise proper prospect prototype psycho pug pulse puma puncher punisher punk pure
  quake queen question quiet quicksand radio rage raging rain rainbow rampage ram ranger rare rat raven raw ray razor
  read ready real reaper reason rebel recipe red reed reese reeds relentless rem renegade rest rex rice rich
  richard riddle ride ridge riggs rio ripper riptide rise river road robe robot rock rocket rockstar rocky rod roll
  roller rollins roman room roop root rope rosa rose ross rough row rowdy rowe royal rude ruff ruin rule rumble run
  rush rust ruthless sad sage said saint salmon salt salter samurai san sand sandman sass sauce savage save scan scare
  scarecrow school score scorpion scott scout scrapper sea seal search secret sell senior sergeant serious shake
  shaman shark sharp shelf shell shields shift ship shipp shock shockwave shooter shop shore shorty shot shotgun
  showtime sick side sign silence silencer silent silver silverback simple singer single sir sky skyscraper
  skywalker sledge sledgehammer slick slippery slow small smart smasher smile smiler smoke smith smooth snake snap
  sneaky sniper snow soldier son song soon soto soul south sova spa space spade spann spark spartan speed spencer
  speer spider spike spine spirit spitfire sponge sport spot squeeze stable stack staff stage stand star starboy
  stark state steal steam steel steele step stern stewart sticker sting stitch stone stop storm story stott stout
  strange stranger street strict striker string stringer strong stump sue suga sugar sultan sunshine super superb
  superman supernatural surgeon sutton sweet swift swan swick sword table taco tail talent talk tan tank tapper tarzan
  taste tate tax tech technical temple terror test thatch the theory thick thief thriller thrilling throw thud thug
  thunder thunderbolt tickle tide tiger tight till timber tiny tip titan toe tone toner toney tong tools top torch
  touch touchy tough towel tower town townsend track tractor trailblazer train training trauma treasure tree trick
  trigger triple trouble truck trunk trust truth tuck tucker turbo turn turner turk turk twilight twin ugly ultimate
  uncle undertaker unleashed upgrade useless vale valentine valle van venom vicious victor viking villain violent
  viper vision viva voice wade wagon waist wait walker wall wallace war warburton ward ware warm warrior watch water
  waterman waters wave weapon weaver web webb weem weep weir wells west whip white wick wide wild wiley willing willis
  win wine wing wings winn winter wise wisely wish wit witch wizard wolf wolfman wolverine wonder wood woods woodson
  wolff work worthy wrath wrecker wrench wright wrong yard yoder zebra zombie zone zulu
`);

/** Given names too common to match alone. */
export const COMMON_GIVEN_NAMES = words(`
  adam adams alan albert alex alexander allan allen amy andrade andre andrews andy anna anthony antonio arnold ben
  bill billy bob bobby brad brian bruce bruno bryan carl carla carlos charles chris dana daniel dave david dennis
  derek diana diego donald dustin eddie edgar edward edwin elliot emily emma eric ethan evan floyd frank fred gary
  gavin george gordon greg harry henry hugh ian ivan jacob jake jamie jason jeff jeremy jerry jesse jessica jim
  jimmy joe joey john johnny jon jordan jorge jose joseph josh juan julia justin kate keith kelly ken kenny kevin
  kim kyle lance larry laura lee leon lewis lisa logan louis lucas luis luke marco marcus maria mario martin mary
  mason matt matthew max megan michael mike nathan neil nicholas nick noah oliver oscar owen pablo patrick pedro
  pete peter phil phillip rafael ralph randy ray renato rick ricky robert robin rod roger ron ross russell ryan sam
  sarah scott sean sergio shane shawn simon stan stephen steve steven ted terry theo thomas tim todd tom tommy tony
  travis troy tyler victor vince vincent walter wayne wesley zach
`);

/** Korean words spelt like a name or a part of one. */
export const KOREAN_WORDS = words(`
  이게 아이 이리 유리 사라 리치 주니어 야동 가네 타이 타이슨 미어 보니 폰트 하디 마크 라이트 페이지 데뷔 경기 기록 승리 전적 챔피언 랭킹 상대
  선수 대회 결과 체급 나이 신장 심판 판정 서브 이번 지난 최근 마지막 최고 최다 역대 누구 언제 어디 얼마 몇승 몇패 한국 일본 중국 미국 브라질 러시아
  플라이 밴텀 페더 웰터 미들 헤비 라운드 메인 코메인 이벤트 부산 서울 도쿄 런던 파리 라스베가스 라스베이거스 호주 이스라엘 조지아 휴스턴 마카오
  가장 제일 모두 전부 경력 유효타 테이크다운 서브미션 타이틀 방어 연승 연패 무패 안녕 오늘 내일 어제 날씨 대통령 보다 보너 로리 로만
  마이크 마이클 앤서니 앤소니 알렉스 브라이언 크리스 데이비드 케빈 다니엘 로버트 토니 조시 조쉬 제이크 라이언 에릭 에디 프랭크 저스틴 조셉
  브랜든 카를로스 디에고 안토니오 티아고 아만다 제시카 안젤라 스티븐 제레미 알렉산더 마리나 나탈리아
  프라이드 벨라토르 스트라이크 스트라이커 스트라이킹 그래플링 그래플러 트라이앵글 하이라이트 스코어카드 언더카드 프로모션 퍼포먼스 인터뷰
  카운터 페이스 파운딩 그라운드 엘보우 아나콘다 길로틴 기무라 오모플라타 레퍼리 유나이티드 스페셜 인스타그램 유튜브 페이스북 트위터
`);
