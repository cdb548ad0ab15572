# Cost of a start, as plain jar and the fast way; 'data' and 'picture' come from tests/benchmarks/startup.
set terminal svg size 1100,420 font 'sans,12'
set output picture
set multiplot layout 1,3
set style data histogram
set style fill solid
set xtics rotate by -30 noenhanced
set yrange [0:*]
set key above
set ylabel 'seconds until ready'
plot data using 2:xtic(1) title 'jar', data using 3 title 'fast'
set ylabel 'CPU seconds until then'
plot data using 5:xtic(1) title 'jar', data using 6 title 'fast'
set ylabel 'MiB in memory'
plot data using 8:xtic(1) title 'jar', data using 9 title 'fast'
