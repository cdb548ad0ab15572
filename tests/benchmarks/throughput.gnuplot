# Answers a second by connections; 'data' and 'picture' come from tests/benchmarks/run.
set terminal svg size 800,420 font 'sans,13'
set output picture
set style data histogram
set style fill solid
set ylabel 'answers a second'
set xlabel 'connections'
set key outside
set yrange [0:*]
kinds = 'read-nginx read read-token-nginx read-token order sign-in'
plot for [kind in kinds] sprintf("< awk '$1 == \"%s\"' %s", kind, data) using 3:xtic(2) title kind noenhanced
