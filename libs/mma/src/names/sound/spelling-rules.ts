/**
 * Pronunciations of Latin letters in names, one group of letters per line: `letters reading reading …`.
 * - `^ab` only at the beginning of a word, `ab$` only at its end, `ab/xyz` only before x, y or z (`C` is any consonant
 *   letter, `$` the end of the word).
 * - A reading lists sounds (see `SOUND_COSTS`), `-` for silence, and after `:` its cost if it is unusual. All matching
 *   lines compete: a longer group does not exclude single letters.
 */
export const SPELLING_RULES = `
a a e:.15 ei:.1 o:.15 V:.1
aa a
ae e ai:.05 ei:.05
ai ai e:.05 ei:.05
ay ai ei
au au o
aw o au:.1
ao au aN:.05 ao
al$ al V:.1
ar/C a
b b
bb b
mb$ m
^ben ben
c k s:.1 T:.05 C:.1
c/eiy s T:.05 C:.05
cc k C:.1
ch C k:.05 S:.05 h:.1
ck k
ck$ k sk:.1 Tk:.1
cki Tki ki:.05
cz C
^choi$ Cwe
cht kt t
d d
dd d
dg/e J
dj J
dz J z
dzh J
ds s:.1 z:.05 ds
dt t d
e e i:.1 V:.1 ye:.1 yo:.15 -:.15
eon ion eon iVn
^e e ye i:.05
e$ e - i:.05
ea i e:.1 ea:.1 ei:.1
ee i
ei ai ei i:.1
eau o
eo eo V i:.1
eu u eu oi yu V:.1
ew yu u
ey ei i:.05 ai:.1
er V er
er$ V
ej ei ey
ett$ et
f f
ff f
g g J:.15 h:.15
g/eiy g J:.05 h:.05
ge$ J
gh g -:.1 f:.15
gg g
gn ny n:.1
gli li
gu/eiao g gw:.05
ges$ J
geo Jo Jio:.1
ah$ a
h h -:.1
^h h -
i i ai:.1 V:.2 e:.2
ia ia ya ai:.2
ie i ie ye ai:.1
ii i
io io yo
igh ai
ir i:.1 iV iVr
iu iu yu
j J y:.05 h:.05 S:.1
jj J
k k
kk k
^kn n
kh h k:.05
ks ks
l l
l/C l u:.15 -:.2
^l l -:.25
ll l y:.05
le$ Vl l
lh l ly
lj l ly
^lee$ i
^lim$ im
^li$ i
m m
m$ m N:.1
mm m
^mc mV me ma:.05 mVk mek mak
^mac me mek ma mak mV mVk
n n N:.1
n/kgcqx N
nn n
ng N ng:.05 n:.15
ng/V Ng ng
nh ny n N:.15
n/C n N:.1 -:.2
nj ny nJ
o o a:.1 V:.1 u:.1
o$ o u ou:.1
on$ Vn on
oa o
oh o
oi oi wa:.05 we:.05
oo u o:.1 V:.15
ou u au o:.1
ough o u:.1
ow o au ov:.05
oy oi wa:.1
oe o we:.05 oi:.1
p p
ps s:.2 ps
pp p
ph f
ph/e v:.1
q k C:.05
qu k kw
r r h:.2 -:.25
^r r h:.05
r/C r -:.02
rr r h:.05
rh r
rz J r:.1
s s z:.1 S:.15
^s s z:.15
ss s
s$ s z:.02 -:.15
se$ s z
sc sk s:.1 S:.1
sch S sk:.05
^sean$ SVn Son
sh S
shch S
sj S
ss s S:.1
^saint seN sen seint
^st$ seN sen seint sant:.1
^sung sVN
stl sl
st/s s:.1
st st
sz S s
t t
t/iy t C:.1 T:.1
t$ t -:.15
tt t
th s t:.05 d:.05
tch C
ti S:.2
ts T s:.1
tsch C
tz T z
ts/h t
mps ms
tion Sn
u u V:.05 yu:.1 a:.1 w:.1 wi:.15
ue u ue we yu
ugh yu:.05 u
ui ui wi i:.05 we:.1
ur V
uy ui ai ui i
v v
vv v
w w v:.05 f:.1
woo u wu
war wV wVr wo
wh w h:.1
wr r
x ks S:.1 s:.1 gz:.1 h:.15 z:.15
^x S s z
xx ks
y i y ai:.1
y$ i ai:.1
yu yu u:.1
z z s T:.1
z/C z s
zh J
zz T z
z$ z s
`;
