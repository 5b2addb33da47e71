//! Units of measurement: their words and their exact conversions.
//!
//! Factors are those of the International Bureau of Weights and Measures (SI Brochure, 9th edition, 2019) and of NIST
//! Special Publication 811 (2008), appendix B, as exact decimals of the dimension's base. Each base is chosen so that no
//! factor needs to be rounded: speeds are in metres an hour, temperatures in ninths of a degree Celsius, pressures in
//! pascals times the square metres of a square inch. Where a name has two meanings, both bound the factor: American and
//! imperial gallons, quarts, pints, fluid ounces and tons, American customary and metric cups and spoons, metric and mechanical
//! horsepower. A calorie is that of food, a thousand of the thermochemical ones; a nautical mile and a knot the international ones; a
//! barrel one of oil, 42 American gallons. Months and years are units of their own (ours): what they are in days hangs on the
//! calendar. Nights are days and weekends two days (ours).

use std::sync::LazyLock;

use foldhash::HashMap;
use rust_decimal::Decimal;

use crate::text::{Shape, Words};

/// What a unit measures; units convert within one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Dimension {
    /// Lengths, in metres.
    Length,
    /// Areas, in square metres.
    Area,
    /// Volumes, in litres.
    Volume,
    /// Masses, in kilograms.
    Mass,
    /// Speeds, in metres an hour.
    Speed,
    /// Temperatures, in ninths of a degree Celsius.
    Temperature,
    /// Lengths of time, in seconds.
    Time,
    /// Lengths of time of the calendar, in months.
    Months,
    /// Ages, in days.
    AgeDays,
    /// Ages, in months.
    AgeMonths,
    /// Energies, in joules.
    Energy,
    /// Powers, in watts.
    Power,
    /// Pressures, in pascals times 0.00064516.
    Pressure,
    /// Amounts of data, in bits.
    Data,
    /// Rates of data, in bits a second.
    DataRate,
    /// Frequencies, in hertz.
    Frequency,
    /// Electric potentials, in volts.
    Potential,
    /// Electric currents, in amperes.
    Current,
    /// Electric charges, in milliampere-hours.
    Charge,
    /// Forces, in newtons.
    Force,
    /// Loudness, in decibels.
    Loudness,
    /// Angles, in degrees.
    Angle,
    /// Fuel economy, in miles a gallon.
    Economy,
    /// What only compares with itself: magnitudes, carats, degrees of no scale.
    Other,
}

impl Dimension {
    /// Whether a question about the one can be answered in units of the other: ages in days and in months, lengths of time
    /// of the clock and of the calendar; magnitudes, carats and the like only by themselves.
    pub fn answers(self, other: Dimension) -> bool {
        use Dimension::{AgeDays, AgeMonths, Months, Time};
        self == other
            || matches!((self, other), (AgeDays, AgeMonths) | (AgeMonths, AgeDays) | (Time, Months) | (Months, Time))
    }
}

/// One unit of the table.
#[derive(Debug)]
pub struct UnitRow {
    /// The canonical name, in the singular.
    pub name: &'static str,
    /// The plural, as it is shown.
    pub plural: &'static str,
    /// What it measures.
    pub dimension: Dimension,
    /// How many of the dimension's base it is.
    pub factor: &'static str,
    /// The largest that it may be where its name has two meanings (the long ton, the imperial gallon); else empty.
    pub at_most: &'static str,
    /// Its words, normalised, separated by `|`; a space stands for any white space or hyphen.
    pub(super) words: &'static str,
    /// Its symbols as written, separated by blanks; read only behind digits.
    pub(super) symbols: &'static str,
}

macro_rules! units {
    ($($dimension:ident $name:literal $plural:literal $factor:literal $at_most:literal $words:literal $symbols:literal;)*) => {
        /// Every unit that is read.
        pub static UNITS: &[UnitRow] = &[$(UnitRow {
            name: $name, plural: $plural, dimension: Dimension::$dimension, factor: $factor, at_most: $at_most,
            words: $words, symbols: $symbols,
        }),*];
    };
}

units! {
    Time "second" "seconds" "1" "" "second|seconds|sec|secs" "s";
    Time "millisecond" "milliseconds" "0.001" "" "millisecond|milliseconds" "ms msec";
    Time "minute" "minutes" "60" "" "minute|minutes|min|mins" "";
    Time "hour" "hours" "3600" "" "hour|hours|hr|hrs" "h";
    Time "day" "days" "86400" "" "day|days" "d";
    Time "night" "nights" "86400" "" "night|nights" "";
    Time "week" "weeks" "604800" "" "week|weeks|wk|wks" "";
    Time "weekend" "weekends" "172800" "" "weekend|weekends" "";
    Time "fortnight" "fortnights" "1209600" "" "fortnight|fortnights" "";
    Months "month" "months" "1" "" "month|months|mo|mos|mth|mths" "";
    Months "quarter" "quarters" "3" "" "quarter|quarters" "";
    Months "year" "years" "12" "" "year|years|yr|yrs" "";
    Months "decade" "decades" "120" "" "decade|decades" "";
    Months "century" "centuries" "1200" "" "century|centuries" "";
    Months "millennium" "millennia" "12000" "" "millennium|millennia|millenniums" "";
    AgeMonths "year of age" "years old" "12" "" "" "";
    AgeMonths "month of age" "months old" "1" "" "" "";
    AgeMonths "decade of age" "decades old" "120" "" "" "";
    AgeMonths "century of age" "centuries old" "1200" "" "" "";
    AgeDays "week of age" "weeks old" "7" "" "" "";
    AgeDays "day of age" "days old" "1" "" "" "";
    Length "metre" "metres" "1" "" "metre|metres|meter|meters" "m";
    Length "kilometre" "kilometres" "1000" "" "kilometre|kilometres|kilometer|kilometers|kms|klick|klicks|km" "";
    Length "decimetre" "decimetres" "0.1" "" "decimetre|decimetres|decimeter|decimeters" "dm";
    Length "centimetre" "centimetres" "0.01" "" "centimetre|centimetres|centimeter|centimeters|cms|cm" "";
    Length "millimetre" "millimetres" "0.001" "" "millimetre|millimetres|millimeter|millimeters|mm" "";
    Length "micrometre" "micrometres" "0.000001" "" "micrometre|micrometres|micrometer|micrometers|micron|microns" "μm µm um";
    Length "nanometre" "nanometres" "0.000000001" "" "nanometre|nanometres|nanometer|nanometers" "nm";
    Length "picometre" "picometres" "0.000000000001" "" "picometre|picometres|picometer|picometers" "";
    Length "mile" "miles" "1609.344" "" "mile|miles|mi" "";
    Length "nautical mile" "nautical miles" "1852" "" "nautical mile|nautical miles|sea mile|sea miles" "nmi";
    Length "yard" "yards" "0.9144" "" "yard|yards|yd|yds" "";
    Length "foot" "feet" "0.3048" "" "foot|feet|ft" "' ′";
    Length "inch" "inches" "0.0254" "" "inch|inches" "in in. \" ″ ''";
    Length "fathom" "fathoms" "1.8288" "" "fathom|fathoms" "";
    Length "furlong" "furlongs" "201.168" "" "furlong|furlongs" "";
    Length "light-year" "light-years" "9460730472580800" "" "light year|light years|lightyear|lightyears" "ly";
    Length "astronomical unit" "astronomical units" "149597870700" "" "astronomical unit|astronomical units" "AU";
    Area "square metre" "square metres" "1" "" "square metre|square metres|square meter|square meters|sq m|sqm|sq metre|sq metres|sq meter|sq meters" "m² m2";
    Area "square kilometre" "square kilometres" "1000000" "" "square kilometre|square kilometres|square kilometer|square kilometers|square km|sq km|sq kilometres|sq kilometers" "km² km2";
    Area "square centimetre" "square centimetres" "0.0001" "" "square centimetre|square centimetres|square centimeter|square centimeters|sq cm" "cm² cm2";
    Area "square mile" "square miles" "2589988.110336" "" "square mile|square miles|sq mile|sq miles|sq mi" "";
    Area "square yard" "square yards" "0.83612736" "" "square yard|square yards|sq yd|sq yards" "";
    Area "square foot" "square feet" "0.09290304" "" "square foot|square feet|sq ft|sq feet|sq foot|sqft" "ft² ft2";
    Area "square inch" "square inches" "0.00064516" "" "square inch|square inches|sq in|sq inches" "";
    Area "hectare" "hectares" "10000" "" "hectare|hectares" "ha";
    Area "acre" "acres" "4046.8564224" "" "acre|acres" "";
    Area "dunam" "dunams" "1000" "" "dunam|dunams|dunum|dunums" "";
    Volume "litre" "litres" "1" "" "litre|litres|liter|liters" "l L";
    Volume "millilitre" "millilitres" "0.001" "" "millilitre|millilitres|milliliter|milliliters|ml|mls" "";
    Volume "centilitre" "centilitres" "0.01" "" "centilitre|centilitres|centiliter|centiliters" "cl";
    Volume "hectolitre" "hectolitres" "100" "" "hectolitre|hectolitres|hectoliter|hectoliters" "hl";
    Volume "megalitre" "megalitres" "1000000" "" "megalitre|megalitres|megaliter|megaliters" "ML";
    Volume "cubic metre" "cubic metres" "1000" "" "cubic metre|cubic metres|cubic meter|cubic meters|cu m" "m³ m3";
    Volume "cubic kilometre" "cubic kilometres" "1000000000000" "" "cubic kilometre|cubic kilometres|cubic kilometer|cubic kilometers" "km³ km3";
    Volume "cubic centimetre" "cubic centimetres" "0.001" "" "cubic centimetre|cubic centimetres|cubic centimeter|cubic centimeters" "cc cm³ cm3";
    Volume "cubic foot" "cubic feet" "28.316846592" "" "cubic foot|cubic feet|cu ft" "";
    Volume "cubic inch" "cubic inches" "0.016387064" "" "cubic inch|cubic inches" "";
    Volume "cubic yard" "cubic yards" "764.554857984" "" "cubic yard|cubic yards" "";
    Volume "gallon" "gallons" "3.785411784" "4.54609" "gallon|gallons|gal|gals" "";
    Volume "quart" "quarts" "0.946352946" "1.1365225" "quart|quarts" "qt";
    Volume "pint" "pints" "0.473176473" "0.56826125" "pint|pints" "pt";
    Volume "fluid ounce" "fluid ounces" "0.0284130625" "0.0295735295625" "fluid ounce|fluid ounces|fl oz" "";
    Volume "cup" "cups" "0.2365882365" "0.25" "cup|cups" "";
    Volume "tablespoon" "tablespoons" "0.01478676478125" "0.015" "tablespoon|tablespoons|tbsp" "";
    Volume "teaspoon" "teaspoons" "0.00492892159375" "0.005" "teaspoon|teaspoons|tsp" "";
    Volume "barrel" "barrels" "158.987294928" "" "barrel|barrels|bbl|bbls|bpd" "";
    Volume "acre-foot" "acre-feet" "1233481.83754752" "" "acre foot|acre feet" "";
    Mass "kilogram" "kilograms" "1" "" "kilogram|kilograms|kilogramme|kilogrammes|kilo|kilos|kg|kgs" "";
    Mass "gram" "grams" "0.001" "" "gram|grams|gramme|grammes" "g gs gr";
    Mass "milligram" "milligrams" "0.000001" "" "milligram|milligrams" "mg";
    Mass "microgram" "micrograms" "0.000000001" "" "microgram|micrograms" "μg µg ug mcg";
    Mass "tonne" "tonnes" "1000" "" "tonne|tonnes|metric ton|metric tons|metric tonnes" "t";
    Mass "ton" "tons" "907.18474" "1016.0469088" "ton|tons" "";
    Mass "short ton" "short tons" "907.18474" "" "short ton|short tons|us ton|us tons" "";
    Mass "long ton" "long tons" "1016.0469088" "" "long ton|long tons|imperial ton|imperial tons" "";
    Mass "kiloton" "kilotons" "1000000" "" "kiloton|kilotons|kilotonne|kilotonnes" "kt";
    Mass "megaton" "megatons" "1000000000" "" "megaton|megatons|megatonne|megatonnes" "Mt";
    Mass "gigaton" "gigatons" "1000000000000" "" "gigaton|gigatons|gigatonne|gigatonnes" "Gt";
    Mass "pound" "pounds" "0.45359237" "" "lb|lbs" "";
    Mass "ounce" "ounces" "0.028349523125" "" "ounce|ounces|oz" "";
    Mass "stone" "stone" "6.35029318" "" "stone|stones" "";
    Mass "dram" "drams" "0.0017718451953125" "" "dram|drams|drachm|drachms" "";
    Mass "carat" "carats" "0.0002" "" "carat|carats" "";
    Mass "troy ounce" "troy ounces" "0.0311034768" "" "troy ounce|troy ounces" "";
    Speed "kilometre per hour" "kilometres per hour" "1000" "" "kph|kmh|kmph" "km/h km/hr kmh";
    Speed "mile per hour" "miles per hour" "1609.344" "" "mph" "mi/h";
    Speed "metre per second" "metres per second" "3600" "" "mps" "m/s";
    Speed "foot per second" "feet per second" "1097.28" "" "fps" "ft/s";
    Speed "kilometre per second" "kilometres per second" "3600000" "" "" "km/s";
    Speed "mile per second" "miles per second" "5793638.4" "" "" "";
    Speed "metre per hour" "metres per hour" "1" "" "" "";
    Speed "metre per minute" "metres per minute" "60" "" "" "";
    Speed "foot per minute" "feet per minute" "18.288" "" "" "";
    Speed "metre per millisecond" "metres per millisecond" "3600000" "" "" "";
    Speed "centimetre per second" "centimetres per second" "36" "" "" "cm/s";
    Speed "knot" "knots" "1852" "" "knot|knots" "kn kts";
    Temperature "degree Celsius" "degrees Celsius" "9" "" "celsius|centigrade|celcius|centigrate|degree celsius|degrees celsius|degree centigrade|degrees centigrade|degree celcius|degrees celcius|degree c|degrees c" "C °C ℃";
    Temperature "degree Fahrenheit" "degrees Fahrenheit" "5" "" "fahrenheit|farenheit|degree fahrenheit|degrees fahrenheit|degrees farenheit|degree f|degrees f" "F °F ℉";
    Temperature "kelvin" "kelvins" "9" "" "kelvin|kelvins" "";
    Energy "joule" "joules" "1" "" "joule|joules" "J";
    Energy "kilojoule" "kilojoules" "1000" "" "kilojoule|kilojoules" "kJ";
    Energy "megajoule" "megajoules" "1000000" "" "megajoule|megajoules" "MJ";
    Energy "gigajoule" "gigajoules" "1000000000" "" "gigajoule|gigajoules" "GJ";
    Energy "watt-hour" "watt-hours" "3600" "" "watt hour|watt hours" "Wh";
    Energy "kilowatt-hour" "kilowatt-hours" "3600000" "" "kilowatt hour|kilowatt hours|kwh" "";
    Energy "megawatt-hour" "megawatt-hours" "3600000000" "" "megawatt hour|megawatt hours|mwh" "";
    Energy "gigawatt-hour" "gigawatt-hours" "3600000000000" "" "gigawatt hour|gigawatt hours|gwh" "";
    Energy "terawatt-hour" "terawatt-hours" "3600000000000000" "" "terawatt hour|terawatt hours|twh" "";
    Energy "calorie" "calories" "4184" "" "calorie|calories|kilocalorie|kilocalories|kcal" "";
    Energy "British thermal unit" "British thermal units" "1055.05585262" "" "british thermal unit|british thermal units|btu|btus" "";
    Power "watt" "watts" "1" "" "watt|watts" "W";
    Power "kilowatt" "kilowatts" "1000" "" "kilowatt|kilowatts|kw" "";
    Power "megawatt" "megawatts" "1000000" "" "megawatt|megawatts" "MW";
    Power "gigawatt" "gigawatts" "1000000000" "" "gigawatt|gigawatts|gw" "";
    Power "terawatt" "terawatts" "1000000000000" "" "terawatt|terawatts" "TW";
    Power "horsepower" "horsepower" "735.49875" "745.69987158227022" "horsepower|horse power|bhp" "hp HP PS";
    Pressure "pascal" "pascals" "0.00064516" "" "pascal|pascals" "Pa";
    Pressure "hectopascal" "hectopascals" "0.064516" "" "hectopascal|hectopascals|millibar|millibars|hpa|mbar" "mb";
    Pressure "kilopascal" "kilopascals" "0.64516" "" "kilopascal|kilopascals|kpa" "";
    Pressure "megapascal" "megapascals" "645.16" "" "megapascal|megapascals" "MPa";
    Pressure "bar" "bar" "64.516" "" "" "bar bars";
    Pressure "pound per square inch" "pounds per square inch" "4.4482216152605" "" "psi" "";
    Pressure "ksi" "ksi" "4448.2216152605" "" "ksi" "";
    Pressure "atmosphere" "atmospheres" "65.370837" "" "atmosphere|atmospheres" "atm";
    Data "bit" "bits" "1" "" "bit|bits" "";
    Data "kilobit" "kilobits" "1000" "" "kilobit|kilobits" "Kb kb kbit";
    Data "megabit" "megabits" "1000000" "" "megabit|megabits" "Mb mb Mbit";
    Data "gigabit" "gigabits" "1000000000" "" "gigabit|gigabits" "Gb Gbit";
    Data "byte" "bytes" "8" "" "byte|bytes" "";
    Data "kilobyte" "kilobytes" "8000" "" "kilobyte|kilobytes" "KB kB";
    Data "megabyte" "megabytes" "8000000" "" "megabyte|megabytes" "MB";
    Data "gigabyte" "gigabytes" "8000000000" "" "gigabyte|gigabytes|gigs" "GB";
    Data "terabyte" "terabytes" "8000000000000" "" "terabyte|terabytes" "TB";
    Data "petabyte" "petabytes" "8000000000000000" "" "petabyte|petabytes" "PB";
    DataRate "kilobit per second" "kilobits per second" "1000" "" "kbps|kilobits per second|kilobit per second" "";
    DataRate "megabit per second" "megabits per second" "1000000" "" "mbps|megabits per second|megabit per second" "";
    DataRate "gigabit per second" "gigabits per second" "1000000000" "" "gbps|gigabits per second|gigabit per second" "";
    Frequency "hertz" "hertz" "1" "" "hertz" "Hz HZ";
    Frequency "kilohertz" "kilohertz" "1000" "" "kilohertz|khz" "";
    Frequency "megahertz" "megahertz" "1000000" "" "megahertz|mhz" "";
    Frequency "gigahertz" "gigahertz" "1000000000" "" "gigahertz|ghz" "";
    Potential "volt" "volts" "1" "" "volt|volts" "V";
    Potential "kilovolt" "kilovolts" "1000" "" "kilovolt|kilovolts" "kV";
    Current "ampere" "amperes" "1" "" "ampere|amperes|amp|amps" "A";
    Charge "milliampere-hour" "milliampere-hours" "1" "" "mah|milliampere hour|milliampere hours" "";
    Force "newton" "newtons" "1" "" "newton|newtons" "";
    Force "kilonewton" "kilonewtons" "1000" "" "kilonewton|kilonewtons" "kN";
    Loudness "decibel" "decibels" "1" "" "decibel|decibels|db" "";
    Angle "radian" "radians" "57.29577951308232" "" "radian|radians" "rad";
    Economy "mile per gallon" "miles per gallon" "1" "" "mpg" "";
    Other "degree" "degrees" "1" "" "degree|degrees" "° º";
    Other "magnitude" "magnitude" "1" "" "" "";
    Other "revolution per minute" "revolutions per minute" "1" "" "rpm|revolution per minute|revolutions per minute" "";
    Other "pixel" "pixels" "1" "" "pixel|pixels" "px";
    Other "megapixel" "megapixels" "1" "" "megapixel|megapixels" "MP";
}

/// Where a unit is found by its words: the words in order, and its row.
struct Index {
    /// By the first word; the longest first.
    words: HashMap<&'static str, Vec<(Vec<&'static str>, usize)>>,
    /// By the symbol as written.
    symbols: HashMap<&'static str, usize>,
    /// By the canonical name.
    names: HashMap<&'static str, usize>,
    /// The factors, in the order of the table.
    factors: Vec<(Decimal, Decimal)>,
}

static INDEX: LazyLock<Index> = LazyLock::new(|| {
    let mut index = Index {
        words: HashMap::default(),
        symbols: HashMap::default(),
        names: HashMap::default(),
        factors: Vec::with_capacity(UNITS.len()),
    };
    for (row, unit) in UNITS.iter().enumerate() {
        index.names.insert(unit.name, row);
        for phrase in unit.words.split('|').filter(|phrase| !phrase.is_empty()) {
            let parts: Vec<&str> = phrase.split(' ').collect();
            index.words.entry(parts[0]).or_default().push((parts, row));
        }
        for symbol in unit.symbols.split_whitespace() {
            index.symbols.insert(symbol, row);
        }
        let factor: Decimal = unit.factor.parse().unwrap_or_default();
        index.factors.push((factor, unit.at_most.parse().unwrap_or(factor)));
    }
    for phrases in index.words.values_mut() {
        phrases.sort_by_key(|(parts, _)| std::cmp::Reverse(parts.len()));
    }
    index
});

/// The canonical name of the age that people have in years.
pub const YEAR_OF_AGE: &str = "year of age";
/// The canonical name of what quakes are measured in.
pub const MAGNITUDE: &str = "magnitude";

/// The unit of this canonical name.
pub fn unit(name: &str) -> Option<&'static UnitRow> {
    INDEX.names.get(name).map(|row| &UNITS[*row])
}

/// The least and the greatest factor of a unit to the base of its dimension.
pub(super) fn factors(name: &str) -> Option<(Decimal, Decimal)> {
    INDEX.names.get(name).map(|row| INDEX.factors[*row])
}

/// The unit that begins at token `at`, and the token behind it. Symbols are read only behind digits.
///
/// `pounds` is not here: whether it is money or mass is for the caller to say.
pub(super) fn at(words: &Words<'_>, at: usize, behind_digits: bool) -> Option<(&'static UnitRow, usize)> {
    let (row, end) = named(words, at, behind_digits)?;
    Some(per_unit(words, row, end).unwrap_or((row, end)))
}

fn named(words: &Words<'_>, at: usize, behind_digits: bool) -> Option<(&'static UnitRow, usize)> {
    words.get(at)?;
    if let Some(phrases) = INDEX.words.get(words.word(at)) {
        for (parts, row) in phrases {
            let mut i = at;
            let fits = parts.iter().enumerate().all(|(n, part)| {
                if n > 0 {
                    i = words.over_hyphen(i + 1);
                }
                words.word(i) == *part
            });
            if fits && !is_other_word(words, at, UNITS[*row].name, behind_digits) {
                return Some((&UNITS[*row], i + 1));
            }
        }
    }
    if !behind_digits {
        return None;
    }
    symbol(words, at)
}

/// Whether a short word that is also a unit is something else here: `min`, `mi`, `mo`, `second` as an ordinal.
fn is_other_word(words: &Words<'_>, at: usize, name: &str, behind_digits: bool) -> bool {
    match words.word(at) {
        "second" => !behind_digits && words.word(at + 1) == "half",
        "mo" | "mi" | "gal" | "sec" | "min" | "mins" | "wk" | "bit" => {
            !(behind_digits
                || super::words::number_word(words.before(at, 1))
                    .is_some_and(|word| word != super::words::NumberWord::Article)
                || name == "bit" && words.before(at, 1) == "-")
        }
        "kilo" | "stone" | "cup" | "cups" | "quarter" | "knot" | "barrel" => false,
        "foot" => words.word(at + 1) == "soldiers",
        _ => false,
    }
}

fn symbol(words: &Words<'_>, at: usize) -> Option<(&'static UnitRow, usize)> {
    let written = words.written(at);
    // `km/h` and `m2` are several tokens; the longest symbol wins.
    let mut buffer = [0u8; 8];
    let mut filled = 0;
    let mut best = None;
    let mut i = at;
    while let Some(token) = words.get(i) {
        if i > at && token.space_before {
            break;
        }
        let part = words.written(i).as_bytes();
        if filled + part.len() > buffer.len() {
            break;
        }
        buffer[filled..filled + part.len()].copy_from_slice(part);
        filled += part.len();
        i += 1;
        if let Ok(text) = std::str::from_utf8(&buffer[..filled])
            && let Some(row) = INDEX.symbols.get(text)
        {
            best = Some((&UNITS[*row], i));
        }
    }
    let (row, end) = best?;
    let joined = words.joined(at);
    let next = words.word(end);
    let allowed = match written {
        // `5 in` is five inches only where nothing follows that `in` could govern.
        "in" => next.is_empty() || (words.is(end, Shape::Punct) && end == at + 1),
        "in." => true,
        "'" | "\"" | "''" | "″" | "′" => {
            joined && words.get(at).is_some_and(|_| !words.document().is_quoted(at) || written == "'")
                || next.is_empty()
                || row.name == "inch" && words.word(end) == "long"
        }
        "A" | "D" | "d" => joined || end > at + 1,
        "s" => !joined,
        "C" | "F" | "AU" | "PS" | "MP" | "V" | "W" | "J" | "L" | "HP" => !words.is(end, Shape::Number),
        "m" | "g" | "l" | "h" | "t" => end > at + 1 || !(words.is(end, Shape::Hyphen) || words.word(end) == "&"),
        _ => true,
    };
    // A letter glued to more letters is no unit, nor is one before a possessive.
    (allowed && !(words.joined(end) && (words.is(end, Shape::Word) || words.is(end, Shape::Number))))
        .then_some((row, end))
}

/// `miles per hour`, `metres a second`, `km/h` behind a length.
fn per_unit(words: &Words<'_>, row: &'static UnitRow, end: usize) -> Option<(&'static UnitRow, usize)> {
    let (per, i) = match words.word(end) {
        "per" | "/" => ("per", words.over_hyphen(end + 1)),
        "a" | "an" if row.dimension == Dimension::Length => ("a", end + 1),
        "-" if matches!(words.word(end + 1), "per" | "an") => ("per", words.over_hyphen(end + 2)),
        _ => return None,
    };
    let time = match words.word(i) {
        "hour" | "hr" | "h" => "hour",
        "second" | "sec" | "s" => "second",
        "minute" | "min" => "minute",
        "millisecond" | "ms" => "millisecond",
        "gallon" if row.name == "mile" => return Some((unit("mile per gallon")?, i + 1)),
        "square" if row.name == "pound" && words.word(i + 1) == "inch" => {
            return Some((unit("pound per square inch")?, i + 2));
        }
        _ => return None,
    };
    if per == "a" && matches!(time, "minute" | "millisecond") {
        return None;
    }
    SPEEDS
        .iter()
        .find(|(length, over, _)| *length == row.name && *over == time)
        .and_then(|(_, _, name)| Some((unit(name)?, i + 1)))
}

/// Which speed a length over a time is.
const SPEEDS: &[(&str, &str, &str)] = &[
    ("kilometre", "hour", "kilometre per hour"),
    ("kilometre", "second", "kilometre per second"),
    ("mile", "hour", "mile per hour"),
    ("mile", "second", "mile per second"),
    ("metre", "hour", "metre per hour"),
    ("metre", "minute", "metre per minute"),
    ("metre", "second", "metre per second"),
    ("metre", "millisecond", "metre per millisecond"),
    ("centimetre", "second", "centimetre per second"),
    ("foot", "second", "foot per second"),
    ("foot", "minute", "foot per minute"),
];

/// Whether the word names a length of time, and which.
pub(super) fn period(word: &str) -> Option<&'static str> {
    Some(match word {
        "second" | "sec" => "second",
        "minute" | "min" => "minute",
        "hour" | "hr" => "hour",
        "day" | "daily" => "day",
        "night" => "night",
        "week" | "weekly" | "wk" => "week",
        "month" | "monthly" => "month",
        "quarter" => "quarter",
        "year" | "annum" | "yearly" | "annually" | "yr" => "year",
        "decade" => "decade",
        "person" | "head" | "capita" => "person",
        "share" => "share",
        "barrel" => "barrel",
        "ounce" => "ounce",
        "pound" => "pound",
        "ton" => "ton",
        "tonne" => "tonne",
        "gallon" => "gallon",
        "litre" | "liter" => "litre",
        "mile" => "mile",
        "kilometre" | "kilometer" => "kilometre",
        "household" => "household",
        "family" => "family",
        "unit" => "unit",
        "vehicle" => "vehicle",
        "bushel" => "bushel",
        "ticket" => "ticket",
        "game" => "game",
        "match" => "match",
        "acre" => "acre",
        "hectare" => "hectare",
        "kilogram" | "kilo" | "kg" => "kilogram",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_factor_is_a_decimal_and_every_name_stands_once() {
        for (row, unit) in UNITS.iter().enumerate() {
            assert!(unit.factor.parse::<Decimal>().is_ok(), "{}", unit.name);
            assert!(unit.at_most.is_empty() || unit.at_most.parse::<Decimal>().unwrap() > unit.factor.parse().unwrap());
            assert_eq!(INDEX.names[unit.name], row, "{}", unit.name);
        }
        let phrases: usize = UNITS.iter().map(|u| u.words.split('|').filter(|w| !w.is_empty()).count()).sum();
        assert_eq!(INDEX.words.values().map(Vec::len).sum::<usize>(), phrases);
    }

    #[test]
    fn speeds_name_units() {
        assert!(SPEEDS.iter().all(|(length, _, speed)| unit(length).is_some() && unit(speed).is_some()));
    }
}
