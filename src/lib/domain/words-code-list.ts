/**
 * The 1,024 words of the three-word codes. Chosen so that a child can read, say and spell them: three to six
 * letters, no words that sound alike, none that could hurt or make a rude pair. No word is one slip away from
 * another (a letter wrong, missing, added, or two swapped), so a slip is always noticed and never becomes
 * somebody else's code. A test holds all of this; adding or removing words leaves codes already sent alone.
 */
const list = `
  acorn actor admire album alder almond alpaca alpine amaze amber anchor animal ankle anorak answer antler
  apollo apple april apron aqua arcade archer arctic arena armour artist ash aspen atlas attic august
  author autumn avenue awake badger bagel bakery ballad bamboo banana bangle banjo banner barge barley
  barn barrel basket bath batter bauble beacon beads beak beaker beanie begin belfry bench beret birch
  bird bison blade blazer blend blink bloom blouse bluff boat bobbin bobcat bonbon bongo bonnet bonsai
  bonus boots bottle boules bounce bowl boxer branch brass breeze brick bridge brief bright brolly bronze
  brook broth brush bubbly bucket buckle budgie buggy bugle bulb bumper bundle burger burrow bustle busy
  butler button buzzer cabin cable cactus cake calf camel camera camper canal canary candle candy canoe
  canopy canyon carbon card career cargo carol carpet castle catch cavern cedar celery centre chain chalet
  chalk champ change charm chase chat chatty cheery cheese chess chick chief chime chirpy chisel chop
  chorus chunk cinder cinema circle circus citrus city clasp claw cliff clinic cloak cloth cloud clover
  clown club coach cobra cobweb cocoa coffee cold collar collie colour column comb comedy comet comfy cook
  cookie copper copy coral corner cosmic cosmos cotton cougar county cove cowboy coyote crab cradle craft
  crane crater crayon cream crisps crocus crowd crumb cuckoo cuddly cup curl curry curve cute cycle dabble
  daisy dancer darts dawdle dawn dazzle decade deep delta denim desk dial diary digger digit dimple dingo
  dinner disco ditch doctor domino donut doodle door dot double dozen dragon drama draw drawer dreamy
  dress drift drill drive drop drum dugout dune duo duster dynamo eager eagle early earth easel easy echo
  edit editor eleven elf emerge emu enamel energy engine enjoy enter equal equip eraser excite expert
  fabric falcon famous fancy farm farmer fast favour fence fern ferret fetch fiddle field fifty figure
  film filter finale finch finish first fish fit five fizzy flag flame fleece fleet flight flint flip
  float flock floor flora floss fluent fluffy flute fly flying foam focus folder fondue food forest fork
  forty forum fossil fox fresh friday fringe frog frolic frosty frothy fudge fuel fun fusion future gadget
  galaxy garage garden garlic garnet gather gazebo gear gecko gem genius gentle gift giggle ginger gizmo
  glad glance glass gleam glider globe glory glossy glow goal goblet golden gong grace grain grand graph
  gravel gravy green grid grocer groom ground group grove growl gulf gurgle habit haiku halo hammer happy
  harp haven hawk hazel heap hearty heater hedge height helium hello helper herb herbal heron hiccup hike
  hiking hill hinge hint hippo hobby hockey holly honest honey hoodie hoof hoover horn hornet host hotdog
  humble hummus humour hurdle husky hutch hyena ice icicle icing icon ideal igloo iguana image impala
  indigo ink inland inlet insect inside invent invite iris item ivory ivy jacket jaguar jar java jazz
  jersey jester jet jigsaw jog jogger join joker joust joyful judo juggle july jumbo jump junior kale
  karate kayak kazoo kebab keen keeper kelp kennel kettle kind kindle kiosk kite kitten kiwi kneel koala
  laces ladder ladle lagoon lamp land laptop laugh launch leader league learn lemon lemur lens lentil
  letter level lid lilac lily lime limit lion liquid list listen litre little lively living lizard llama
  loaf loafer local locker lodge logo lorry lotus lucky lunar lupin magic magnet magpie mango map maple
  marble marker marvel meadow meal medium mellow melody memory mend merry mesh metro midday midge mighty
  milk miller mingle mini minute mirror misty mixer mobile model moment monday month moon moped morsel
  moss motor mount mouse movie mow mower muffin mug mule mural museum music myth nachos name napkin narrow
  nature navy nearby nectar newt nibble nicely nickel nine ninja noble north note nova nugget number nurse
  nutmeg nylon oak oasis object oboe occur ocean octave office olive onion open opera orange orbit orca
  orchid order otter outfit outing output page paint palace palm panel pantry paper parade parcel parrot
  party pass pasta pastel peachy peanut pebble pencil penny people pepper perky petal phone photo piano
  pick pickle pickup picnic pigeon pile pillow ping pirate piston pitta pixel pixie pizza planet plank
  play player plaza plot plug pluto pod poem polite polka poncho pony poplar poppy port poster potato
  powder pretty price proud puffer puffy puma puppet pure purple puzzle quail quest quick quiz quote
  rabbit racer radar radio radish rail raisin rally ramble random rattle ready record reef region relax
  remote repair repeat report rescue return reward rhino ripple river roast robe robin robot rocket rocky
  rodeo roller rosy rotate rowing royal rugby ruler runner saddle safari sailor salad salmon salt salute
  sample sandal satin saturn saucer scarf scenic school scone scoot screen scroll scrub search season seat
  seesaw seven shadow shape shark shawl sheep shelf shield shine ship shorts shovel show shower shrimp
  sign signal silent silken silky silver six sizzle skater sketch skiing skill sky slate sledge sleepy
  sleeve slice slope small smart smiley smooth snack snake snap snappy snazzy sneeze snooze snore snout
  snowy snug soccer social sock solar sorbet sound soup south space speak speech speedy spell sphere
  spider spike spin spiral splash split sponge spoon spot spotty spray spring sprout square squash squeak
  stable stage stamp star starry statue steady steer stereo stick stitch storm straw stream street stripe
  strong sugar summer sunlit sunny sunset supper surfer survey sushi swift swim swing swirl swish swoop
  tabby tablet taco talent tall tandem tapas target taxi teach teacup teapot teddy ten tennis thank thirty
  three tiara tidy tiger tinsel tiptoe tissue today toddle tofu token tomato tongs tooth topaz torch
  toucan tour town toy track treat trifle trophy tropic tube tulip tuna tunnel turf turnip turtle tutu
  twelve twenty twig twist unique unlock velvet video view violet violin vision visit vital vivid voice
  vole volley volume vowel voyage wafer wag wagon walk walnut walrus waltz warmth washer wasp weaver web
  welly west whizzy wicket widget wigwam wild win window winter wintry wipe wisdom witty wobble wolf
  wombat wooden wool woolly woven wrench writer yeast yeti yoga yoyo yummy zany zebra zero zesty zigzag
  zinc zinnia zip zippy zodiac zone zoo
`;

export const codeWordList: readonly string[] = list.trim().split(/\s+/);
